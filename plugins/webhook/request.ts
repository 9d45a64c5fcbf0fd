import { z } from 'zod'
import { aroundSecrets, fill, fillJson, fillUrl } from '../kit/index.ts'
import type { WebhookStep } from './config.ts'

/** A request with all its slots filled: what the handler hands to the server half. */
export const request = z.object({
  method: z.string(),
  url: z.string(),
  headers: z.array(z.tuple([z.string(), z.string()])),
  body: z.unknown().optional(),
  /** Which call of its visit it is, from 1. */
  round: z.int().default(1),
})

/** What the visitor answered to what the answer before asked. */
type Reply = { readonly text: string; readonly choice?: string } | undefined

/**
 * Fills a request now, so that every try sends the same; slots that name secrets stay as they are. `undefined` when a value would
 * lead it elsewhere.
 */
export function requestOf(step: WebhookStep, reply?: Reply): z.output<typeof request> | undefined {
  const { config, memory } = step
  const url = fillUrl(config.url, step)
  if (url === undefined) return undefined
  const headers = config.headers.map(({ name, value }): [string, string] => [
    name,
    oneLine(aroundSecrets(value, text => fill(text, step))),
  ])
  return { method: config.method, url, headers, ...bodyOf(step, reply), round: memory.round }
}

function bodyOf(step: WebhookStep, reply: Reply): { body?: unknown } {
  const { config, contact, vars, language, memory } = step
  const own = ((): unknown => {
    if (config.body === 'none') return undefined
    if (config.body === 'all') return { contact, vars, reply: step.reply ?? null, language }
    return fillJson(config.body, step)
  })()
  if (!config.steers) return own === undefined ? {} : { body: own }
  const { round, state } = memory
  return { body: { ...(typeof own === 'object' ? own : {}), reply: reply ?? step.reply ?? null, round, state } }
}

// What a visitor wrote must not begin a header of its own; what headers cannot carry is encoded as in URLs.
function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/[\u0100-\u{10ffff}]/gu, encodeURIComponent)
    .trim()
}
