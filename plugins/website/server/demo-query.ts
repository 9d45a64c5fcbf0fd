import { z } from 'zod'
import { widgetLanguages } from '../phrases.ts'

const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)

/** What the address of the demo may say. Whatever else it says is not heard. */
const model = z.object({
  channel: id.optional().catch(undefined),
  flow: id.optional().catch(undefined),
  language: z.enum(widgetLanguages).optional().catch(undefined),
  theme: z.enum(['auto', 'light', 'dark']).optional().catch(undefined),
  colour: z
    .string()
    .regex(/^#?[0-9a-fA-F]{6}$/)
    .transform(text => `#${text.replace('#', '').toLowerCase()}`)
    .optional()
    .catch(undefined),
  position: z.enum(['end', 'start']).optional().catch(undefined),
})

/** How the demo is to be shown, as its address asks. */
export type DemoQuery = z.output<typeof model>

/** Reads a query: what is hostile or wrong in it is left out. */
export function readDemoQuery(query: unknown): DemoQuery {
  return Object.fromEntries(Object.entries(model.catch({}).parse(query)).filter(([, value]) => value !== undefined))
}

/** The address of the demo with one thing changed. */
export function demoAddress(query: DemoQuery, change: DemoQuery): string {
  const asked = Object.entries({ ...query, ...change }).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return `?${new URLSearchParams(asked)}`
}
