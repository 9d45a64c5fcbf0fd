import { z } from 'zod'
import { fold } from '../fold.ts'
import { type Holds, not, scalarText } from './holds.ts'
import { operand } from './operand-schema.ts'
import { operators } from './operators.ts'

const { one, many, none } = operators.list
const value = z.string().max(2_000)

/** A test on a list of texts; entries are compared folded. */
export const listTest = listTestOf(operand)

/** The same test, of what `of` lets through. */
export function listTestOf(of: z.ZodString) {
  const about = { type: z.literal('list'), of }
  return z.discriminatedUnion('is', [
    z.strictObject({ ...about, is: z.enum(one), value }),
    z.strictObject({ ...about, is: z.enum(many), value: z.array(value).max(500) }),
    z.strictObject({ ...about, is: z.enum(none) }),
  ])
}

export type ListTest = z.infer<typeof listTest>

/** Makes a test on a list ready. `empty` is the negation of `not-empty`: it holds of what is unknown. */
export function listHolds(test: ListTest): Holds {
  switch (test.is) {
    case 'includes':
      return includes(test.value)
    case 'excludes':
      return not(includes(test.value))
    case 'includes-any': {
      const wanted = test.value.map(fold)
      return value => listOf(value)?.some(entry => wanted.includes(entry)) ?? false
    }
    case 'includes-all': {
      const wanted = test.value.map(fold)
      return value => {
        const list = listOf(value)
        return list !== undefined && wanted.every(entry => list.includes(entry))
      }
    }
    case 'not-empty':
      return isFilled
    case 'empty':
      return not(isFilled)
    case 'known':
      return value => listOf(value) !== undefined
    case 'unknown':
      return value => listOf(value) === undefined
  }
}

const isFilled: Holds = value => Boolean(listOf(value)?.length)

function includes(entry: string): Holds {
  const wanted = fold(entry)
  return value => listOf(value)?.includes(wanted) ?? false
}

// A single value is a list of one; entries that are no text, number or boolean do not count.
function listOf(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value)) {
    const text = scalarText(value)
    return text === undefined ? undefined : [fold(text)]
  }
  return value
    .map(scalarText)
    .filter(text => text !== undefined)
    .map(fold)
}
