import { z } from 'zod'
import { fold } from '../fold.ts'
import { words } from '../words.ts'
import { not, scalarText } from './holds.ts'
import { operand } from './operand-schema.ts'
import { operators } from './operators.ts'
import { compilePattern, pattern } from './pattern.ts'

const { one, many, pattern: patterns, none } = operators.text
const value = z.string().max(2_000)

/** A test on text. Texts are compared folded: trimmed, without case. */
export const textTest = textTestOf(operand)

/** The same test, of what `of` lets through. */
export function textTestOf(of: z.ZodString) {
  const about = { type: z.literal('text'), of }
  return z.discriminatedUnion('is', [
    z.strictObject({ ...about, is: z.enum(one), value }),
    z.strictObject({ ...about, is: z.enum(many), value: z.array(value).max(500) }),
    z.strictObject({ ...about, is: z.enum(patterns), value: pattern }),
    z.strictObject({ ...about, is: z.enum(none) }),
  ])
}

export type TextTest = z.infer<typeof textTest>

/** A test on text made ready: it looks at nothing but the value. */
type TextHolds = (value: unknown) => boolean

/** Makes a test on text ready. A blank value is no value: nothing equals or contains it. */
export function textHolds(test: TextTest): TextHolds {
  switch (test.is) {
    case 'equals':
    case 'any-of':
    case 'contains':
    case 'contains-any':
    case 'starts':
    case 'ends':
      return anyNeedle(test.value, compare[test.is])
    case 'not-equals':
    case 'none-of':
    case 'not-contains':
    case 'not-starts':
    case 'not-ends':
      return not(anyNeedle(test.value, compare[test.is]))
    case 'has-words':
      return hasWords(test.value)
    case 'matches':
      return matchesPattern(test.value)
    case 'not-matches':
      return not(matchesPattern(test.value))
    case 'known':
      return value => textOf(value) !== undefined
    case 'unknown':
      return value => textOf(value) === undefined
  }
}

/** A value as text: a list is joined by commas. */
function textOf(value: unknown): string | undefined {
  if (!Array.isArray(value)) return scalarText(value)
  const texts = value.map(scalarText).filter(text => text !== undefined)
  return texts.length ? texts.join(', ') : undefined
}

type Compare = (text: string, needle: string) => boolean
const equals: Compare = (text, needle) => text === needle
const contains: Compare = (text, needle) => text.includes(needle)
const starts: Compare = (text, needle) => text.startsWith(needle)
const ends: Compare = (text, needle) => text.endsWith(needle)
const compare = {
  equals,
  'not-equals': equals,
  'any-of': equals,
  'none-of': equals,
  contains,
  'not-contains': contains,
  'contains-any': contains,
  starts,
  'not-starts': starts,
  ends,
  'not-ends': ends,
} as const

function anyNeedle(value: string | readonly string[], compare: Compare): TextHolds {
  const needles = [value].flat().map(fold).filter(Boolean)
  return value => {
    const text = textOf(value)
    if (text === undefined) return false
    const folded = fold(text)
    return needles.some(needle => compare(folded, needle))
  }
}

function hasWords(phrases: readonly string[]): TextHolds {
  const wanted = phrases.map(words).filter(phrase => phrase !== ' ')
  return value => {
    const text = textOf(value)
    if (text === undefined) return false
    const found = words(text)
    return wanted.some(phrase => found.includes(phrase))
  }
}

// What a pattern looks at, in characters; the engine is linear, this keeps it short as well.
const longest = 8_000

function matchesPattern(source: string): TextHolds {
  const compiled = compilePattern(source)
  return value => {
    const text = textOf(value)
    return text !== undefined && compiled.test(text.slice(0, longest).normalize('NFC').trim())
  }
}
