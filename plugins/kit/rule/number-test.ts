import { z } from 'zod'
import { readNumber } from '../answers/read-number.ts'
import type { Against } from './against.ts'
import { type Holds, not, single } from './holds.ts'
import { operand } from './operand-schema.ts'
import { operators } from './operators.ts'

const { one, range, none } = operators.number

/** A test on a number. `between` is inclusive. */
export const numberTest = numberTestOf(operand)

/** The same test, of what `of` lets through. */
export function numberTestOf(of: z.ZodString) {
  const about = { type: z.literal('number'), of }
  return z.discriminatedUnion('is', [
    z.strictObject({ ...about, is: z.enum(one), value: z.number() }),
    z.strictObject({ ...about, is: z.enum(range), value: z.tuple([z.number(), z.number()]) }),
    z.strictObject({ ...about, is: z.enum(none) }),
  ])
}

export type NumberTest = z.infer<typeof numberTest>

/** Makes a test on a number ready. */
export function numberHolds(test: NumberTest): Holds {
  switch (test.is) {
    case 'equals':
      return ifNumber(number => number === test.value)
    case 'not-equals':
      return not(ifNumber(number => number === test.value))
    case 'less':
      return ifNumber(number => number < test.value)
    case 'at-most':
      return ifNumber(number => number <= test.value)
    case 'more':
      return ifNumber(number => number > test.value)
    case 'at-least':
      return ifNumber(number => number >= test.value)
    case 'between': {
      const [low, high] = test.value
      return ifNumber(number => number >= low && number <= high)
    }
    case 'known':
      return ifNumber(() => true)
    case 'unknown':
      return not(ifNumber(() => true))
  }
}

function ifNumber(holds: (number: number) => boolean): Holds {
  return (value, against) => {
    const number = numberOf(value, against)
    return number !== undefined && holds(number)
  }
}

// Text is read as a visitor of this language writes numbers.
function numberOf(value: unknown, { language }: Against): number | undefined {
  const one = single(value)
  if (typeof one === 'string') return readNumber(one, language)
  return typeof one === 'number' && Number.isFinite(one) ? one : undefined
}
