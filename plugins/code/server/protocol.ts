import { z } from 'zod'

// What a server and one of its sandboxes say to each other: a line of JSON each, by the sandbox's input and output.

/** To the sandbox. */
export type Order =
  /** Runs a snippet; `input` is JSON. One at a time. */
  | { readonly type: 'run'; readonly code: string; readonly input: string; readonly limitMs: number }
  /** What a fetch of the snippet that runs has come to: JSON. */
  | { readonly type: 'answer'; readonly id: number; readonly ok: boolean; readonly json: string }

/** A request as the snippet asked for it. */
export const request = z.object({
  url: z.string().max(8_000),
  method: z.string().max(20).default('GET'),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.string().nullable().default(null),
})

/** From the sandbox. It is trusted with nothing: what does not fit ends it. */
export const told = z.discriminatedUnion('type', [
  /** It is up. */
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('log'), line: z.string() }),
  z.object({ type: z.literal('fetch'), id: z.int().min(0), request: z.string() }),
  /** All it can do now is wait for answers. */
  z.object({ type: z.literal('waits') }),
  /** `json`: what was returned. `spent`: it is to be used no more. */
  z.object({ type: z.literal('done'), json: z.string(), spent: z.boolean() }),
  z.object({
    type: z.literal('broken'),
    code: z.enum(['snippet_timeout', 'snippet_failed']),
    message: z.string(),
    spent: z.boolean(),
  }),
])

export type Told = z.output<typeof told>
