import { z } from 'zod'
import { field, type Step } from '../kit/index.ts'
import { urlTemplate } from './url-template.ts'

// These belong to the connection, or are set by the server half.
const reserved =
  /^(?:connection|content-length|expect|host|idempotency-key|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade)$/i

const header = z.strictObject({
  name: z
    .string()
    .max(100)
    .regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/, 'a header is named by letters, digits and dashes')
    .refine(name => !reserved.test(name), 'this header is not yours to set'),
  value: field.template().refine(value => !/\p{Cc}/u.test(value), 'a header is one line'),
})

/** What an author fills in. */
export const config = z
  .object({
    method: z.enum(['POST', 'GET', 'PUT', 'PATCH', 'DELETE']).default('POST'),
    url: urlTemplate,
    headers: z.array(header).max(30).default([]),
    body: z.union([z.enum(['none', 'all']), z.record(z.string(), z.json())]).default('none'),
    wait: z.boolean().default(true),
    timeoutMs: field.duration().min(100).max(10_000).default(10_000),
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
      .default([]),
    saveAs: field.variable().optional(),
  })
  .refine(({ method, body }) => method !== 'GET' || body === 'none', { message: 'GET carries no body', path: ['body'] })

/** What comes back: `body` is JSON if it can be read as that, else text; null when nobody asks for it. */
export const result = z.object({ status: z.int(), body: z.unknown() })

export type WebhookConfig = z.output<typeof config>
export type WebhookStep = Step<WebhookConfig, unknown, never>
