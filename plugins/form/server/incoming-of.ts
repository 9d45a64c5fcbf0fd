import type { Incoming } from '../../kit/server.ts'
import type { FormConfig } from '../config.ts'
import { filesName } from '../controls.ts'
import { form } from '../index.ts'
import { type Judged, judge } from '../judge.ts'
import { say } from '../phrases.ts'
import { isId, lookedAt } from './ids.ts'
import { titleOf } from './pages.ts'
import type { Sent } from './read-body.ts'
import type { Refusal } from './refusal.ts'

export interface Naming {
  /** What whoever sent it names it by; empty where they do not. */
  readonly id: string
  readonly now: number
  /** An id for what has none, by its content. */
  makeId(content: string): string
}

/** What was sent in as the conversation it begins; or why it cannot be taken. */
export function incomingOf(
  settings: FormConfig,
  sent: Sent,
  language: string,
  { id: named, now, makeId }: Naming,
): { readonly incoming: Incoming } | Refusal {
  const judged = judge(settings, sent.given, language)
  const errors = new Map([...judged.errors, ...strangers(settings, sent, language), ...wrongFiles(settings, sent, language)])
  if (errors.size > 0) return { status: 422, code: 'form_invalid', errors }
  const since = lookedAt(named, now)
  if (since !== undefined && since < settings.minSeconds * 1_000) return { status: 422, code: 'too_fast', notice: 'too-fast' }
  if (sent.isJson && named !== '' && !isId(named)) {
    return { status: 422, code: 'form_invalid', errors: new Map([['_id', '8 to 100 letters, digits, ".", ":", "_" or "-"']]) }
  }
  const { values, text } = judged
  const written = text === '' ? titleOf(settings, language) : text
  const id = isId(named)
    ? named
    : makeId(JSON.stringify([...sent.given, ...sent.files.map(({ name, bytes }) => [name, bytes.length])]))
  const subject = subjectOf(settings, judged, language)
  const known = (name: string): string | undefined => (values.has(name) ? `${values.get(name)}` : undefined)
  const phone = settings.fields.find(({ kind, name }) => kind === 'phone' && values.has(name))?.name ?? ''
  // Nobody proves an address by typing it: each submission is somebody of its own, and opens nothing older.
  const said = { name: known(settings.nameField), email: emailOf(settings, judged), phone: known(phone) }
  return {
    incoming: {
      id,
      thread: id,
      from: { id, language, ...said },
      text: written,
      fields: Object.fromEntries(values),
      ...(sent.files.length > 0 ? { files: sent.files } : {}),
      ...(settings.makesTicket ? { ticket: { subject, text: written } } : {}),
    },
  }
}

/** What the submission is about: the subject an admin wrote, with what was filled in; else what the form is called. */
function subjectOf(settings: FormConfig, { values }: Pick<Judged, 'values'>, language: string): string {
  const filled = settings.subject.replaceAll(/\{\{\s*([\w-]+)\s*\}\}/g, (_, name: string) => `${values.get(name) ?? ''}`)
  const line = Array.from(filled.replaceAll(/\s+/g, ' ').trim()).slice(0, 200).join('')
  return line === '' ? titleOf(settings, language) : line
}

function emailOf({ emailField, fields }: FormConfig, { values }: Judged): string | undefined {
  const value = values.get(emailField)
  return fields.find(({ name }) => name === emailField)?.kind === 'email' && typeof value === 'string' ? value : undefined
}

// A page of somebody's may hold more fields than are wanted here, such as its button; a program is told that it is mistaken.
function strangers({ fields }: FormConfig, { given, isJson }: Sent, language: string): readonly (readonly [string, string])[] {
  if (!isJson) return []
  const names = new Set(['_id', '_language', '_next', ...fields.map(({ name }) => name)])
  return [...given.keys()].filter(name => !names.has(name)).map(name => [name.slice(0, 64), say('unknown', language)])
}

function wrongFiles({ files: most }: FormConfig, { files }: Sent, language: string): readonly (readonly [string, string])[] {
  if (files.length > most) return [[filesName, say('too-many-files', language, { count: most })]]
  const { fileBytes } = form.limits
  const isLarge = files.some(({ bytes }) => bytes.length > fileBytes)
  return isLarge ? [[filesName, say('file-too-large', language, { count: fileBytes / 1_048_576 })]] : []
}
