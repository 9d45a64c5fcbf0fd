import { z } from 'zod'
import { field } from '../kit/index.ts'
import type { CodeConfig } from './config.ts'

/** What a run comes to: the result it chose, the variables it sets, and what it gave back besides. */
export const steered = z.object({
  next: z.string().max(64).nullable().default(null),
  set: z.record(field.variable(), z.json()).default({}),
  value: z.json().default(null),
})

export type Steered = z.output<typeof steered>

/**
 * Reads what a snippet returned. An object of nothing but `next`, `set` and `value` steers; anything else is a value. Error: what
 * does not fit, in words for the author.
 */
export function readSteered(returned: unknown, results: CodeConfig['results']): Steered {
  if (!isShallow(returned, deepest))
    throw misfit(`what it returned is more than ${deepest} levels deep, or has a key "__proto__"`)
  const read = steered.safeParse(isSteering(returned) ? returned : { value: returned ?? null })
  if (!read.success) throw misfit(z.prettifyError(read.error))
  const { next, set, value } = read.data
  if (next !== null && wayOf(next, results) === undefined)
    throw misfit(`there is no result "${next}": ${['next', ...results.map(({ id }) => id)].join(', ')}`)
  const names = Object.keys(set)
  if (names.length > mostNames) throw misfit(`it sets ${names.length} variables, more than ${mostNames}`)
  for (const [name, size] of [
    ...names.map(name => [`set.${name}`, sizeOf(set[name])] as const),
    ['value', sizeOf(value)] as const,
  ])
    if (size > mostCharacters) throw misfit(`${name} has ${size} characters of JSON, more than ${mostCharacters}`)
  return read.data
}

/** The port a result is left by; undefined for one that the node does not have. */
export function wayOf(next: string | null, results: CodeConfig['results']): 'next' | `result:${string}` | undefined {
  if (next === null || next === 'next') return 'next'
  return results.some(({ id }) => id === next) ? `result:${next}` : undefined
}

// Variables are loaded and stored with every turn.
const mostCharacters = 32_000
const mostNames = 50
const deepest = 32
const steering: ReadonlySet<string> = new Set(['next', 'set', 'value'])

function isSteering(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const keys = Object.keys(value)
  return keys.length > 0 && keys.every(key => steering.has(key))
}

function isShallow(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  return depth > 0 && !Object.hasOwn(value, '__proto__') && Object.values(value).every(inner => isShallow(inner, depth - 1))
}

function sizeOf(value: unknown): number {
  return JSON.stringify(value).length
}

function misfit(why: string): Error & { readonly code: string } {
  return Object.assign(new Error(why), { code: 'snippet_failed' })
}
