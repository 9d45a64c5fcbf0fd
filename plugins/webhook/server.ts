import { serveAction } from '../kit/server.ts'
import { webhook } from './index.ts'
import { request } from './request.ts'

/** Sends what the handler filled in. */
export const serveWebhook = serveAction(webhook, async ({ config, input, key, signal, fetch }) => {
  const { method, url, headers, body } = request.parse(input)
  const sent = new Headers({ accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) })
  for (const [name, value] of headers) sent.set(name, value)
  sent.set('idempotency-key', key)
  const answer = await fetch(url, {
    method,
    headers: sent,
    body: body === undefined ? null : JSON.stringify(body),
    signal: AbortSignal.any([signal, AbortSignal.timeout(config.timeoutMs)]),
  })
  const wanted = config.wait && answer.ok && (config.map.length > 0 || config.saveAs !== undefined)
  return { status: answer.status, body: wanted ? readable(await answer.text()) : null }
})

// Results are stored until they are heard.
const longest = 256_000
const deepest = 64

function readable(text: string): unknown {
  if (text.length > longest)
    throw Object.assign(new Error(`the answer has more than ${longest} characters`), { code: 'target_too_large' })
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
