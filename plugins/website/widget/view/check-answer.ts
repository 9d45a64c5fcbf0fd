import type { Texts } from '../contract.ts'

/** Kinds of answer that are typed into a field of their own. */
export type FieldKind = 'email' | 'phone' | 'url' | 'number' | 'date' | 'time'

/**
 * What is wrong with an answer, as precisely as can be said; undefined when the server might take it. It reads answers
 * better than this, out of whole sentences too, so in doubt it decides.
 */
export function problemOf(kind: FieldKind, text: string): keyof Texts | undefined {
  // A half-filled date or time reads as empty: say what to do rather than that it is empty.
  if (text.trim() === '') return kind === 'date' || kind === 'time' ? `wrong.${kind}` : 'wrong.empty'
  if (kind === 'email') return emailProblem(text.trim())
  return looks[kind].test(text.normalize('NFKC')) ? undefined : `wrong.${kind}`
}

const looks = {
  phone: /^\D*(\d\D*){7}/,
  url: /https?:\/\/.|[^\s.]\.[\p{L}\p{N}]/iu,
  number: /\p{N}/u,
  date: /./,
  time: /./,
}

function emailProblem(text: string): keyof Texts | undefined {
  if (/[^\s@]@[^\s@]+\.[^\s@.]/.test(text)) return undefined
  if (!text.includes('@')) return 'wrong.email.at'
  return /^[^\s@]+@[^\s@]+$/.test(text) ? 'wrong.email.end' : 'wrong.email'
}
