import { z } from 'zod'
import type { WebhookStep } from './config.ts'
import { fill, fillJson } from './fill.ts'
import { fillUrl } from './url-template.ts'

/** A request with all its slots filled: what the handler hands to the server half. */
export const request = z.object({
  method: z.string(),
  url: z.string(),
  headers: z.array(z.tuple([z.string(), z.string()])),
  body: z.unknown().optional(),
})

/** Fills a request now, so that every try sends the same. `undefined` when a value would lead it elsewhere. */
export function requestOf(step: WebhookStep): z.output<typeof request> | undefined {
  const { method, headers } = step.config
  const url = fillUrl(step.config.url, step)
  if (url === undefined) return undefined
  return { method, url, headers: headers.map(({ name, value }) => [name, oneLine(fill(value, step))]), ...bodyOf(step) }
}

function bodyOf(step: WebhookStep): { body?: unknown } {
  const { config, contact, vars, reply, language } = step
  if (config.body === 'none') return {}
  if (config.body === 'all') return { body: { contact, vars, reply: reply ?? null, language } }
  return { body: fillJson(config.body, step) }
}

// What a visitor wrote must not begin a header of its own; what headers cannot carry is encoded as in URLs.
function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/[\u0100-\u{10ffff}]/gu, encodeURIComponent)
    .trim()
}
