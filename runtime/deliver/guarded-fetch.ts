import { lookup } from 'node:dns/promises'
import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import type { Clock } from '../clock/clock.ts'
import { ParleyError } from '../errors/parley-error.ts'
import { type Address, exchange } from './guarded-fetch-exchange.ts'
import { isPublicAddress } from './guarded-fetch-public-address.ts'
import { canDecode, limitedBody } from './limited-body.ts'
import { outgoingOf } from './outgoing.ts'
import { parsePrivateTargets } from './private-targets.ts'
import { redirectOf } from './redirect.ts'
import { hostTargetOf, refused, type Target, type TargetPolicy, targetOf } from './target.ts'

/** `check` looks at each address before it is called, those of redirects too: what it throws ends the call. */
export type GuardedFetch = (url: string | URL, init?: RequestInit, check?: (url: URL) => void) => Promise<Response>
export type Resolve = (host: string) => Promise<readonly { address: string }[]>
/** The address to connect to at a host that an admin has set. Errors: `target_refused`, `target_timeout`, `target_failed`. */
export type Reach = (host: string, port: number) => Promise<string>

/**
 * The only way out of the server: a `fetch` that reaches public targets alone, and ends. Each host is resolved once, every
 * address is checked, and the connection goes to a checked address. The answer comes back whole.
 * Throws `target_refused`, `target_timeout`, `target_too_large`, `target_failed`.
 */
export function createGuardedFetch({
  clock,
  allowPrivate = [],
  ownHosts = [],
  resolve = host => lookup(host, { all: true }),
}: GuardOptions): GuardedFetch {
  const policy = policyOf(allowPrivate, ownHosts)
  return async (input, init = {}, check = () => {}) => {
    const url = URL.parse(String(input))
    if (!url) throw refused('', 'url')
    const deadline = new AbortController()
    const disarm = clock.after(fetchLimits.totalMs, () => deadline.abort(new DOMException('too slow', 'TimeoutError')))
    const signal = init.signal ? AbortSignal.any([init.signal, deadline.signal]) : deadline.signal
    try {
      signal.throwIfAborted()
      return await follow(url, init, { policy, resolve, signal, check })
    } catch (error) {
      throw readable(error, url.host, signal)
    } finally {
      disarm()
    }
  }
}

export interface GuardOptions {
  readonly clock: Clock
  /** `host:port` that the operator allows although private. */
  readonly allowPrivate?: readonly string[]
  /** Names under which this server itself can be reached. */
  readonly ownHosts?: readonly string[]
  readonly resolve?: Resolve
}

/** Finds the address for a connection of another protocol, under the rules of the guarded fetch but for the ports of the web. */
export function createReach({
  clock,
  allowPrivate = [],
  ownHosts = [],
  resolve = host => lookup(host, { all: true }),
}: GuardOptions): Reach {
  const policy = policyOf(allowPrivate, ownHosts)
  return async (host, port) => {
    const target = hostTargetOf(host, port, policy)
    const deadline = new AbortController()
    const disarm = clock.after(fetchLimits.totalMs, () => deadline.abort(new DOMException('too slow', 'TimeoutError')))
    try {
      const [{ address }] = await unlessAborted(addressesOf(target, resolve), deadline.signal)
      return address
    } catch (error) {
      throw readable(error, target.name, deadline.signal)
    } finally {
      disarm()
    }
  }
}

function policyOf(allowPrivate: readonly string[], ownHosts: readonly string[]): TargetPolicy {
  return {
    allowed: new Set(parsePrivateTargets(allowPrivate.join(','))),
    own: new Set(ownHosts.map(host => host.toLowerCase())),
  }
}

// Of one call, redirects included.
const fetchLimits = { totalMs: 10_000, redirects: 3, requestBytes: 1_000_000, answerBytes: 5_000_000 } as const

interface Following {
  readonly policy: TargetPolicy
  readonly resolve: Resolve
  readonly signal: AbortSignal
  readonly check: (url: URL) => void
}

async function follow(url: URL, init: RequestInit, { policy, resolve, signal, check }: Following): Promise<Response> {
  check(url)
  let target = targetOf(url, policy)
  let request = await unlessAborted(outgoingOf(url, init, fetchLimits.requestBytes), signal)
  for (let hops = 0; ; hops += 1) {
    const addresses = await unlessAborted(addressesOf(target, resolve), signal)
    const answer = await exchange(request, addresses, signal)
    const next = init.redirect === 'manual' ? undefined : redirectOf(request, answer.statusCode ?? 0, answer.headers.location)
    if (!next) return await responseOf(answer, request.method, target.name)
    answer.destroy()
    if (hops === fetchLimits.redirects || init.redirect === 'error') {
      throw new ParleyError('target_failed', { target: target.name }, { details: { why: 'redirects' } })
    }
    check(next.url)
    target = targetOf(next.url, policy)
    request = next
  }
}

async function addressesOf({ name, host, trusted }: Target, resolve: Resolve): Promise<readonly [Address, ...Address[]]> {
  const found = isIP(host) === 0 ? await resolve(host) : [{ address: host }]
  const [first, ...others] = found.map(({ address }) => checked(address, trusted, name))
  if (!first) throw new ParleyError('target_failed', { target: name }, { details: { why: 'no address' } })
  return [first, ...others]
}

function checked(address: string, trusted: boolean, target: string): Address {
  const family = isIP(address)
  if (family !== 4 && family !== 6) throw refused(target, 'address')
  if (!trusted && !isPublicAddress(address)) throw refused(target, 'address')
  return { address, family }
}

async function responseOf(answer: IncomingMessage, method: string, target: string): Promise<Response> {
  const status = answer.statusCode ?? 0
  const bare = method === 'HEAD' || [204, 205, 304].includes(status)
  const encoding = bare ? '' : (answer.headers['content-encoding'] ?? '').trim().toLowerCase()
  const body = await limitedBody(answer, { encoding, limitBytes: fetchLimits.answerBytes, target })
  const headers = new Headers()
  for (const [name, values] of Object.entries(answer.headersDistinct))
    for (const value of values ?? []) headers.append(name, value)
  headers.delete('content-length')
  if (canDecode(encoding)) headers.delete('content-encoding')
  return new Response(bare ? null : new Uint8Array(body), { status, statusText: answer.statusMessage ?? '', headers })
}

// A resolver cannot be stopped, only left alone.
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new Error('aborted', { cause: signal.reason }))
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

function readable(error: unknown, target: string, signal: AbortSignal): unknown {
  if (error instanceof ParleyError) return error
  if (!signal.aborted) return new ParleyError('target_failed', { target }, { cause: error })
  const late = signal.reason instanceof Error && signal.reason.name === 'TimeoutError'
  return late ? new ParleyError('target_timeout', { target }, { cause: signal.reason }) : signal.reason
}
