import { z } from 'zod'
import { field, type Step, urlTemplate } from '../kit/index.ts'
import { steer } from './steer.ts'

// These belong to the connection, or are set by the server half.
const reserved =
  /^(?:connection|content-length|expect|host|idempotency-key|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade)$/i

const header = z.strictObject({
  name: z
    .string()
    .max(100)
    .regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/, 'a header is named by letters, digits and dashes')
    .refine(name => !reserved.test(name), 'this header is not yours to set'),
  value: field
    .template({ secrets: true })
    .refine(value => !/\p{Cc}/u.test(value), 'a header is one line')
    .meta({ isOneLine: true }),
})

const way = z.strictObject({ id: field.itemId, label: z.string().trim().min(1, 'the way has no name').max(60) })

const steering = { wait: [true], steers: [true] }

/** What an author fills in. */
export const config = z
  .object({
    method: z.enum(['POST', 'GET', 'PUT', 'PATCH', 'DELETE']).default('POST'),
    url: urlTemplate.meta({ isOneLine: true }),
    headers: z.array(header).max(30).default([]),
    body: z
      .union([z.enum(['none', 'all']), z.record(z.string(), z.json())])
      .default('none')
      .meta({ when: { method: ['POST', 'PUT', 'PATCH', 'DELETE'] } }),
    wait: z.boolean().default(true),
    timeoutMs: field
      .duration()
      .min(100)
      .max(10_000)
      .default(10_000)
      .meta({ when: { wait: [true] } }),
    map: z
      .array(
        z.strictObject({
          path: z
            .string()
            .max(200)
            .regex(/^[^.\s]+(?:\.[^.\s]+)*$/, 'a path looks like "items.0.name"'),
          variable: field.variable(),
        }),
      )
      .max(50)
      .default([])
      .meta({ when: { wait: [true] } }),
    saveAs: field
      .variable()
      .optional()
      .meta({ when: { wait: [true] } }),
    steers: z
      .boolean()
      .default(false)
      .meta({ when: { wait: [true] } }),
    ways: z
      .array(way)
      .max(20)
      .refine(ways => new Set(ways.map(({ id }) => id)).size === ways.length, 'two ways have the same id')
      .default([])
      .meta({ when: steering }),
    rounds: z.int().min(1).max(50).default(10).meta({ when: steering }),
    patience: field.duration().optional().meta({ when: steering }),
  })
  .refine(({ method, steers }) => method !== 'GET' || !steers, {
    message: 'an answer steers where a body can bring back what was said: not with GET',
    path: ['steers'],
  })
  .refine(({ method, body }) => method !== 'GET' || body === 'none', { message: 'GET carries no body', path: ['body'] })

/**
 * What comes back: `body` is JSON if it can be read as that, else text; null when nobody asks for it. `steer`: what the answer says
 * of how it goes on, where it may.
 */
export const result = z.object({ status: z.int(), body: z.unknown(), steer: steer.optional() })

/** What a visit remembers of the talk that its answers lead: calls made, what came to be given back, what the visitor may pick. */
export const memory = z.object({
  round: z.int().default(0),
  state: z.json().default(null),
  isAsking: z.boolean().default(false),
  offered: z.array(z.object({ id: z.string(), label: z.string() })).default([]),
})

export type WebhookConfig = z.output<typeof config>
export type WebhookStep = Step<WebhookConfig, z.output<typeof memory>, never>
