import {
  compilePattern,
  readChoice,
  readDate,
  readEmail,
  readNumber,
  readPhone,
  readTime,
  readUrl,
  readYesNo,
  type Said,
} from '../kit/index.ts'
import { type AskStep, dontKnow, type Phrase } from './config.ts'
import { offersOf, scaleOf } from './offer.ts'
import { readChoices } from './read-choices.ts'

/** What the visitor meant, as it is saved; or what to say about it, with the limit it broke. */
export type Reading =
  | { readonly value: string | number | boolean | null | readonly string[] }
  | { readonly problem: Phrase; readonly limit?: string | number }

export type Answer = Pick<Said, 'text' | 'choice' | 'fields' | 'fileId'>
export type Labelled = readonly { readonly id: string; readonly label: string }[]

/** Reads an answer: what was picked, what a form sent as a value, else what was written. */
export function readAnswer(step: AskStep, { text, choice, fields, fileId }: Answer): Reading {
  const given = fields?.value ?? text
  const written = typeof given === 'string' ? given : text
  const listed = choice ?? (Array.isArray(given) ? given.filter(item => typeof item === 'string') : undefined)
  const picked = listed === undefined ? undefined : [listed].flat()
  const labelled = offersOf(step).map(({ id, label }) => ({ id, label: typeof label === 'string' ? label : step.render(label) }))
  if (step.config.dontKnow && saysDontKnow(step, picked, written, labelled)) return { value: null }
  switch (step.config.kind) {
    case 'text':
      return textIn(step, written.trim())
    case 'email':
      return shaped(step, readEmail(written), 'invalid-email')
    case 'phone':
      return shaped(step, readPhone(written), 'invalid-phone')
    case 'url':
      return shaped(step, readUrl(written), 'invalid-url')
    case 'number':
      return numberIn(step, typeof given === 'number' ? given : readNumber(written, step.language))
    case 'date':
      return dateIn(step, written)
    case 'time':
      return timeIn(step, readTime(written))
    case 'file':
      return found(fileId, 'invalid-file')
    case 'rating':
      return ratingIn(step, typeof given === 'number' ? given : readNumber(picked?.[0] ?? written, step.language))
    case 'yes-no':
      return found(
        typeof given === 'boolean' ? given : yesIn(picked?.[0] ?? readChoice(written, labelled), written),
        'invalid-yes-no',
      )
    case 'choice':
      return found(
        step.config.choices.find(({ id }) => id === (picked?.[0] ?? readChoice(written, labelled)))?.id,
        'invalid-choice',
      )
    case 'choices':
      return readChoices(step, picked, written, labelled)
  }
}

function saysDontKnow(step: AskStep, picked: readonly string[] | undefined, text: string, labelled: Labelled): boolean {
  if (picked) return picked.join() === dontKnow
  // Where there is no list to count in, a number is an answer: "don't know" is meant by its words alone.
  const counted = step.config.kind === 'choice' || step.config.kind === 'choices'
  const said = counted ? readChoice(text, labelled) : /\p{L}/u.test(text) && readChoice(text, labelled.slice(-1))
  return said === dontKnow
}

function found(value: string | boolean | undefined, problem: Phrase): Reading {
  return value === undefined ? { problem } : { value }
}

function yesIn(id: string | undefined, text: string): boolean | undefined {
  return id === 'yes' ? true : id === 'no' ? false : readYesNo(text)
}

function textIn(step: AskStep, text: string): Reading {
  const { min = 0, max = Number.POSITIVE_INFINITY } = step.config
  const length = Array.from(text).length
  if (length > 0 && length < min) return { problem: 'too-short', limit: min }
  if (length > max) return { problem: 'too-long', limit: max }
  return shaped(step, text || undefined, 'invalid-text')
}

function shaped({ config: { pattern } }: AskStep, text: string | undefined, problem: Phrase): Reading {
  return found(text !== undefined && pattern !== undefined && !compilePattern(pattern).test(text) ? undefined : text, problem)
}

function numberIn({ config: { min, max } }: AskStep, number: number | undefined): Reading {
  if (number === undefined || !Number.isFinite(number)) return { problem: 'invalid-number' }
  if (min !== undefined && number < min) return { problem: 'too-small', limit: min }
  if (max !== undefined && number > max) return { problem: 'too-large', limit: max }
  return { value: number }
}

function ratingIn(step: AskStep, number: number | undefined): Reading {
  const fits = number !== undefined && Number.isInteger(number) && number >= 1 && number <= scaleOf(step)
  return fits ? { value: number } : { problem: 'invalid-rating', limit: scaleOf(step) }
}

function dateIn({ config: { earliest, latest }, facts: { tz }, language, now }: AskStep, text: string): Reading {
  const read = (what: string | undefined): string | undefined =>
    what === undefined ? undefined : readDate(what, { language, now, tz })
  const [date, first, last] = [read(text), read(earliest), read(latest)]
  if (date === undefined) return { problem: 'invalid-date' }
  if (first !== undefined && date < first) return { problem: 'too-early', limit: first }
  if (last !== undefined && date > last) return { problem: 'too-late', limit: last }
  return { value: date }
}

function timeIn({ config: { earliest, latest } }: AskStep, time: string | undefined): Reading {
  if (time === undefined) return { problem: 'invalid-time' }
  if (earliest !== undefined && time < earliest) return { problem: 'too-early-time', limit: earliest }
  if (latest !== undefined && time > latest) return { problem: 'too-late-time', limit: latest }
  return { value: time }
}
