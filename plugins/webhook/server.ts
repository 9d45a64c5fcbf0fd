import { z } from 'zod'
import { fillSecrets, secretsIn } from '../kit/index.ts'
import { type Job, serveAction } from '../kit/server.ts'
import type { WebhookConfig } from './config.ts'
import { webhook } from './index.ts'
import { request } from './request.ts'
import { type Steer, steer } from './steer.ts'

/** Sends what the handler filled in, with the secrets that headers name, and reads what comes back. */
export const serveWebhook = serveAction(
  webhook,
  async job => {
    const { config, key, signal, fetch } = job
    const { method, url, headers, body, round } = request.parse(job.input)
    if (round > config.rounds)
      throw coded('too_many_rounds', `the answer has asked ${config.rounds} times: the step allows no more`)
    const sent = new Headers({
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    })
    for (const [name, value] of headers) sent.set(name, await withSecrets(value, job))
    sent.set('idempotency-key', key)
    const answer = await fetch(url, {
      method,
      headers: sent,
      body: body === undefined ? null : JSON.stringify(body),
      signal: AbortSignal.any([signal, AbortSignal.timeout(config.timeoutMs)]),
    }).catch((error: unknown) => {
      throw settled(error, job)
    })
    const isWanted = config.wait && answer.ok && (config.map.length > 0 || config.saveAs !== undefined || config.steers)
    const read = isWanted ? readable(await answer.text()) : null
    if (!isWanted || !config.steers) return { status: answer.status, body: read }
    return { status: answer.status, body: read, steer: steeringOf(read, config) }
  },
  // It calls as many hosts as there are flows: those that are slow leave places for the others.
  { atOnce: 64 },
)

async function withSecrets(value: string, { secret }: Pick<Job<unknown>, 'secret'>): Promise<string> {
  const opened = new Map<string, string>()
  for (const name of secretsIn(value)) opened.set(name, await secret(name))
  return fillSecrets(value, name => opened.get(name) ?? '')
}

// Whoever waits in a chat waits no longer than the author says: what is late is late, and is tried again only while there is time.
function settled(error: unknown, { config, attempt }: Pick<Job<WebhookConfig>, 'config' | 'attempt'>): unknown {
  if (!config.wait || !(error instanceof Error) || !('code' in error)) return error
  const isOver = config.timeoutMs < (soonest[attempt - 1] ?? Number.POSITIVE_INFINITY)
  return error.code === 'target_timeout' || (error.code === 'target_failed' && isOver) ? coded(error.code, error.message) : error
}

// Ms after the first call that the 2nd and 3rd are made.
const soonest = [1_000, 6_000] as const

/** What an answer says of how it goes on. Errors: `answer_invalid`; `way_unknown`, when it names a way that the step does not have. */
function steeringOf(body: unknown, { ways }: Pick<WebhookConfig, 'ways'>): Steer {
  // Nothing, or a text, steers nothing.
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return {}
  const read = steer.safeParse(body)
  if (!read.success) throw coded('answer_invalid', `the answer does not say how it goes on: ${z.prettifyError(read.error)}`)
  const { next } = read.data
  if (next !== undefined && !ways.some(({ id }) => id === next)) {
    const known = ways.map(({ id }) => `"${id}"`).join(', ')
    throw coded('way_unknown', `the answer names the way "${next}", and the step has ${known === '' ? 'none' : `only ${known}`}`)
  }
  return read.data
}

function coded(code: string, message: string): Error {
  return Object.assign(new Error(message), { code })
}

// Results are stored until they are heard.
const longest = 256_000
const deepest = 64

function readable(text: string): unknown {
  if (text.length > longest) throw coded('target_too_large', `the answer has more than ${longest} characters`)
  try {
    const value: unknown = JSON.parse(text)
    return isShallow(value, deepest) ? value : text
  } catch {
    return text
  }
}

function isShallow(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  return depth > 0 && Object.values(value).every(inner => isShallow(inner, depth - 1))
}
