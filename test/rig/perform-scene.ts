import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http'
import { onTestFinished } from 'vitest'
import { z } from 'zod'
import type { AnyServe, Job, Performing } from '../../plugins/kit/server.ts'
import { type Clock, systemClock } from '../../runtime/clock/clock.ts'
import { createManualClock, type ManualClock } from '../../runtime/clock/manual-clock.ts'
import { createGuardedFetch } from '../../runtime/deliver/guarded-fetch.ts'
import { createHostGates, type HostGates } from '../../runtime/deliver/host-gates.ts'
import type { JobLine } from '../../runtime/deliver/job-log.ts'
import { createPerform, type Perform, type PerformParts } from '../../runtime/deliver/perform.ts'
import { ParleyError } from '../../runtime/errors/parley-error.ts'
import type { LeasedEffect } from '../../runtime/store/contract.ts'

/** A server half of a test, with what its declaration would say. */
export interface Half {
  readonly perform: (job: Job<unknown>) => Promise<unknown>
  readonly performing?: Performing
  readonly hosts?: readonly string[]
  readonly secrets?: readonly string[]
  readonly config?: z.ZodObject
  readonly result?: z.ZodType
}

export interface PerformScene {
  readonly clock: ManualClock
  readonly gates: HostGates
  readonly lines: JobLine[]
  readonly perform: Perform
  /** Performs once, as a try of this number. */
  once(half: Half, effect?: Partial<LeasedEffect>, config?: Readonly<Record<string, unknown>>): ReturnType<Perform>
}

/**
 * Server halves run as the runtime runs them: the real guarded fetch, over real sockets, on a clock that is moved by hand. `kept` are
 * secrets by `<owner> <name>`; `places` are `host:port` on loopback that may be called.
 */
export function performScene(
  halves: Readonly<Record<string, Half>> = {},
  {
    kept = {},
    places = [],
    fetchClock = systemClock,
  }: { kept?: Readonly<Record<string, string>>; places?: readonly string[]; fetchClock?: Clock } = {},
): PerformScene {
  const clock = createManualClock()
  const gates = createHostGates(clock)
  const lines: JobLine[] = []
  const serves = new Map(Object.entries(halves).map(([id, half]) => [id, served(id, half)]))
  let config: Readonly<Record<string, unknown>> = {}
  const parts: PerformParts = {
    serves,
    // The one thing of a program that performing looks at.
    library: { load: () => Promise.resolve({ nodes: new Map([['n', { config }]]) } as never) },
    fetch: createGuardedFetch({ clock: fetchClock, allowPrivate: places }),
    gates,
    secrets: {
      open(owner, name) {
        const value = kept[`${owner} ${name}`]
        return value === undefined ? Promise.reject(new ParleyError('secret_missing', { owner, name })) : Promise.resolve(value)
      },
    },
    log: line => lines.push(line),
    house: () => ({
      mail: () => Promise.reject(new Error('no mail')),
      articles: { search: () => Promise.resolve([]), read: () => Promise.resolve(undefined) },
    }),
    clock,
  }
  const perform = createPerform(parts)
  return {
    clock,
    gates,
    lines,
    perform,
    once(half, effect = {}, configured = {}) {
      serves.set('plugin', served('plugin', half))
      config = configured
      return perform(effectOf('plugin', effect))
    },
  }
}

function effectOf(action: string, about: Partial<LeasedEffect> = {}): LeasedEffect {
  const where = { frame: 0, visit: 1, flow: 'f', version: 1, node: 'n' }
  return { id: 'e1', ...where, action, input: null, at: 0, conversation: 'c1', attempts: 1, ...about }
}

function served(
  id: string,
  { perform, performing = {}, hosts = [], secrets = [], config = z.object({}), result }: Half,
): AnyServe {
  const permissions = { hosts, secrets }
  return { type: 'serve', action: { id, config, permissions, ...(result ? { result } : {}) }, performing, perform }
}

/** A real server on loopback that writes down what it heard, until the test is over. */
export interface LoopbackHost {
  /** `127.0.0.1:<port>`. */
  readonly place: string
  readonly url: string
  readonly heard: { readonly path: string; readonly headers: IncomingHttpHeaders }[]
  /** Hangs up on everybody and listens no more. */
  close(): void
}

export async function loopbackHost(answer: RequestListener): Promise<LoopbackHost> {
  const heard: LoopbackHost['heard'] = []
  const server = createServer((request, response) => {
    heard.push({ path: request.url ?? '', headers: request.headers })
    request.resume()
    answer(request, response)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const close = (): void => {
    server.closeAllConnections()
    server.close()
  }
  onTestFinished(close)
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('not listening')
  const place = `127.0.0.1:${address.port}`
  return { place, url: `http://${place}/`, heard, close }
}
