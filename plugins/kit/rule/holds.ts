import type { Against } from './against.ts'

/** A test made ready: does it hold for the value of its operand? */
export type Holds = (value: unknown, against: Against) => boolean

/** The negation: so it holds of what is unknown. */
export function not<Args extends readonly unknown[]>(holds: (...args: Args) => boolean): (...args: Args) => boolean {
  return (...args) => !holds(...args)
}

/** Text, number or boolean as text; `undefined` for anything else and for a blank text. */
export function scalarText(value: unknown): string | undefined {
  const text = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value
  return typeof text === 'string' && text.trim() !== '' ? text : undefined
}

/** A list of one thing as that thing. */
export function single(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? value[0] : value
}
