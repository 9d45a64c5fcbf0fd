import { pickText, readChoice, readEmail, readNumber, readPhone, readUrl } from '../kit/index.ts'
import type { FormConfig, FormField } from './config.ts'
import { longest, longestWhole } from './longest.ts'
import { say } from './phrases.ts'

/** What was filled in, by name: of several under one name the last counts. */
export type Given = ReadonlyMap<string, readonly string[]>

export type Value = string | number | boolean

/** A form as it was understood, or what is wrong with it, in words, by the name of the field. */
export interface Judged {
  readonly values: ReadonlyMap<string, Value>
  readonly errors: ReadonlyMap<string, string>
  /** A line for each field that holds something: `Email: ada@corp.com`. */
  readonly text: string
}

/** Reads what was filled in as people write it, field by field. */
export function judge({ fields }: Pick<FormConfig, 'fields'>, given: Given, language: string): Judged {
  const values = new Map<string, Value>()
  const errors = new Map<string, string>()
  const lines: { readonly name: string; readonly line: string }[] = []
  for (const field of fields) {
    const reading = read(field, clean(given.get(field.name)?.at(-1) ?? '', field.kind), language)
    if ('error' in reading) errors.set(field.name, reading.error)
    else if (reading.value !== undefined) {
      values.set(field.name, reading.value)
      const label = pickText(field.label, [language, 'en']) || field.name
      lines.push({ name: field.name, line: `${label}: ${reading.words ?? reading.value}` })
    }
  }
  const text = lines.map(({ line }) => line).join('\n')
  if (text.length > longestWhole) {
    const [worst] = lines.toSorted((a, b) => b.line.length - a.line.length)
    const over = text.length - longestWhole
    if (worst) errors.set(worst.name, say('too-long', language, { count: Math.max(0, worst.line.length - over) }))
  }
  return { values, errors, text }
}

type Reading = { readonly value: Value | undefined; readonly words?: string } | { readonly error: string }

function read({ kind, required, options }: FormField, text: string, language: string): Reading {
  if (kind === 'checkbox') {
    const isTicked = text !== '' && !/^(off|false|0|no)$/i.test(text)
    if (required && !isTicked) return { error: say('unticked', language) }
    return { value: isTicked, words: say(isTicked ? 'yes' : 'no', language) }
  }
  if (text === '') return required ? { error: say('missing', language) } : { value: undefined }
  if (text.length > longest[kind]) return { error: say('too-long', language, { count: longest[kind] }) }
  if (kind === 'choice') {
    const labelled = options.map(({ id, label }) => ({ id, label: pickText(label, [language, 'en']) || id }))
    const found = labelled.find(({ id }) => id === text) ?? labelled.find(({ id }) => id === readChoice(text, labelled))
    return found ? { value: found.id, words: found.label } : { error: say('not-choice', language) }
  }
  if (kind === 'text' || kind === 'longtext') return { value: text }
  const value = kind === 'number' ? readNumber(text, language) : readers[kind](text)
  return value === undefined ? { error: say(`not-${kind}`, language) } : { value }
}

const readers = { email: readEmail, phone: readPhone, url: readUrl } as const

// Line breaks belong into long texts alone; what no text holds goes everywhere.
function clean(text: string, kind: FormField['kind']): string {
  const whole = text.toWellFormed().replaceAll('\0', '').replaceAll(/\r\n?/g, '\n').trim()
  return kind === 'longtext' ? whole : whole.replaceAll(/\s+/g, ' ')
}
