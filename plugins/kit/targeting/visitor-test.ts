import { z } from 'zod'
import { languageCode } from '../language-code.ts'
import type { Against } from '../rule/against.ts'
import { booleanHolds, booleanTestOf } from '../rule/boolean-test.ts'
import type { Test } from '../rule/condition.ts'
import { dateHolds, dateTestOf } from '../rule/date-test.ts'
import type { Holds } from '../rule/holds.ts'
import { listHolds, listTestOf } from '../rule/list-test.ts'
import { numberHolds, numberTestOf } from '../rule/number-test.ts'
import { textHolds, textTestOf } from '../rule/text-test.ts'
import { devices, isChosen, type VisitorFacts, valuesOf, visitorOperandOf, visitorOperands } from './visitor-facts.ts'

const operand = z
  .string()
  .max(100)
  .refine(of => visitorOperandOf(of) !== undefined, 'nothing that is known of visitors is called so')

/** One test of what is known of a visitor: written as tests of a condition are, of operands of its own. */
export const visitorTest = z
  .discriminatedUnion('type', [
    textTestOf(operand),
    numberTestOf(operand),
    dateTestOf(operand),
    booleanTestOf(operand),
    listTestOf(operand),
  ])
  .superRefine((test, { addIssue }) => {
    const problem = problemOf(test)
    if (problem !== undefined) addIssue({ code: 'custom', ...problem })
  })

export type VisitorTest = Readonly<z.output<typeof visitorTest>>

/** Does the test hold of this visitor? What is unknown passes none but "is unknown". */
export function visitorPasses(test: VisitorTest, visitor: VisitorFacts): boolean {
  const values = valuesOf(test.of, visitor)
  const against = againstOf(visitor)
  const { holds, knows } = madeOf(test)
  if (values !== undefined && isChosen(test.of))
    return isNegated(test) ? values.every(value => holds(value, against)) : values.some(value => holds(value, against))
  const value = values?.[0]
  if (test.is === 'unknown') return holds(value, against)
  return knows(value, against) && holds(value, against)
}

const isNegated = ({ is }: VisitorTest): boolean => is === 'none-of'

// What a test of this subject must say besides what all tests do.
function problemOf(test: Test): { readonly message: string; readonly path: PropertyKey[] } | undefined {
  const { of } = test
  const type = Object.entries(visitorOperands).find(([name]) => name === of)?.[1]
  if (type !== undefined && test.type !== type) return { message: `this is compared as ${type}`, path: ['type'] }
  if ('value' in test && (test.value === '' || (Array.isArray(test.value) && test.value.length === 0)))
    return { message: 'write what it is compared with', path: ['value'] }
  if (type === 'boolean' && test.is !== 'true' && test.is !== 'false')
    return { message: 'this is either so or not', path: ['is'] }
  if (!isChosen(of)) return undefined
  if (test.type !== 'text' || (test.is !== 'any-of' && test.is !== 'none-of'))
    return { message: 'this is one of several, or none of them', path: ['is'] }
  const odd = test.value.findIndex(value => !isChoice(of, value))
  return odd < 0 ? undefined : { message: `"${test.value[odd]}" is none`, path: ['value', odd] }
}

function isChoice(of: string, value: string): boolean {
  if (of === 'visitor.device') return devices.some(device => device === value)
  if (of === 'visitor.language') return languageCode.safeParse(value).success
  return of === 'visitor.country' ? /^[A-Za-z]{2}$/.test(value) : value.trim() !== ''
}

interface Made {
  readonly holds: Holds
  readonly knows: Holds
}

const made = new WeakMap<VisitorTest, Made>()

// A test is made ready once; its object must not be changed after.
function madeOf(test: VisitorTest): Made {
  const before = made.get(test)
  if (before) return before
  const { type, of } = test
  const fresh = { holds: holdsOf(test), knows: holdsOf({ type, of, is: 'known' }) }
  made.set(test, fresh)
  return fresh
}

function holdsOf(test: Test): Holds {
  switch (test.type) {
    case 'text':
      return textHolds(test)
    case 'number':
      return numberHolds(test)
    case 'date':
      return dateHolds(test)
    case 'boolean':
      return booleanHolds(test)
    case 'list':
      return listHolds(test)
  }
}

// Tests look at a value, and for dates at what day it is where the visitor is.
const againstOf = ({ contact = {}, language = 'en', tz = 'UTC', now }: VisitorFacts): Against => ({
  vars: {},
  contact,
  language,
  now,
  facts: { channel: '', tz, open: {}, opensAt: {}, available: {}, random: 0 },
})
