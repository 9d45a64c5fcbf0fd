import { z } from 'zod'
import { readYesNo } from '../answers/read-yes-no.ts'
import { fold } from '../fold.ts'
import { type Holds, single } from './holds.ts'
import { operand } from './operand-schema.ts'
import { operators } from './operators.ts'

/** A test on yes or no. */
export const booleanTest = booleanTestOf(operand)

/** The same test, of what `of` lets through. */
export function booleanTestOf(of: z.ZodString) {
  return z.strictObject({ type: z.literal('boolean'), of, is: z.enum(operators.boolean.none) })
}

export type BooleanTest = z.infer<typeof booleanTest>

/** Makes a test on yes or no ready. */
export function booleanHolds(test: BooleanTest): Holds {
  switch (test.is) {
    case 'true':
      return value => booleanOf(value) === true
    case 'false':
      return value => booleanOf(value) === false
    case 'known':
      return value => booleanOf(value) !== undefined
    case 'unknown':
      return value => booleanOf(value) === undefined
  }
}

function booleanOf(value: unknown): boolean | undefined {
  const one = single(value)
  if (typeof one === 'boolean') return one
  if (typeof one === 'number') return Number.isNaN(one) ? undefined : one !== 0
  if (typeof one !== 'string') return undefined
  const text = fold(one)
  return text === 'true' ? true : text === 'false' ? false : readYesNo(text)
}
