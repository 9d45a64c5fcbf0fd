import { isoOf } from './iso-of.ts'
import { jsonText } from './json-text.ts'
import { memo } from './memo.ts'
import { partsOf } from './rule/operand.ts'
import type { Rendered } from './text.ts'

/**
 * Fills the slots of a text: `Hello {{contact.firstName|there}}`. Each is filled once; what is put in is never looked at again.
 * What is unknown becomes the fallback, or nothing. A malformed slot stays as it is written.
 */
export function render(
  text: string,
  slots: { lookup(path: string): unknown; language: string; encode?(value: string): string },
): Rendered {
  const filled = piecesOf(text).map(piece => {
    if (piece.type === 'text') return piece.text
    const value = slots.lookup(piece.path)
    const text = clean(written(piece.path === 'now' ? isoOf(value) : value, slots.language))
    if (text.trim() === '') return piece.fallback ?? ''
    return slots.encode ? slots.encode(text) : text
  })
  return final(filled.join(''))
}

// The one place where final text is born.
function final(text: string): Rendered {
  return clean(text) as Rendered
}

/** A text from elsewhere, as it is: what looks like a slot in it is not filled. */
export function asIs(text: string): Rendered {
  return final(text)
}

/** The slots of a text, in its order. */
export function slotsOf(text: string): { path: string; fallback?: string }[] {
  return piecesOf(text)
    .filter(piece => piece.type === 'slot')
    .map(({ path, fallback }) => (fallback === undefined ? { path } : { path, fallback }))
}

/** A slot that is not one. `at` counts characters from the start. */
export interface SlotProblem {
  readonly code: 'unclosed' | 'unknown-path'
  readonly at: number
  /** The slot as it is written, at most 100 characters. */
  readonly slot: string
}

/** What is wrong with the slots of a text: one that never ends, or whose path nobody knows. */
export function problemsOf(text: string): SlotProblem[] {
  return piecesOf(text).flatMap(piece => (piece.type === 'text' && piece.problem ? [piece.problem] : []))
}

/** A run of text, or a slot; `source` is the slot as it is written. */
export type Piece =
  | { readonly type: 'text'; readonly text: string; readonly problem?: SlotProblem }
  | { readonly type: 'slot'; readonly path: string; readonly fallback?: string; readonly source: string }

/** A text taken apart at its slots: what it is made of, one after the other, is the text. */
// Every turn of the loop takes a `}}` with all before it, so each character is looked at a fixed number of times.
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  let done = 0
  const plain = (end: number, problem?: SlotProblem['code']): void => {
    const piece = text.slice(done, end)
    pieces.push({
      type: 'text',
      text: piece,
      ...(problem ? { problem: { code: problem, at: done, slot: piece.slice(0, 100) } } : {}),
    })
    done = end
  }
  for (let open = text.indexOf('{{'); open >= 0; open = text.indexOf('{{', done)) {
    plain(open)
    const close = text.indexOf('}}', open + 2)
    if (close < 0) {
      plain(text.length, 'unclosed')
      break
    }
    // Of `{{a {{b}}` the first never ends; of `{{{a}}` it is one brace more.
    const inner = text.lastIndexOf('{{', close - 1)
    if (inner > open) plain(inner, inner > open + 1 ? 'unclosed' : undefined)
    const slot = slotOf(text.slice(inner + 2, close))
    if (slot) {
      pieces.push({ type: 'slot', ...slot, source: text.slice(inner, close + 2) })
      done = close + 2
    } else plain(close + 2, 'unknown-path')
  }
  plain(text.length)
  return pieces
}

// Databases refuse NUL.
function clean(text: string): string {
  return text.replaceAll('\0', '')
}

function slotOf(body: string): { path: string; fallback?: string } | undefined {
  const bar = body.indexOf('|')
  const path = (bar < 0 ? body : body.slice(0, bar)).trim()
  const of = partsOf(path)?.of
  if (!of || !sayable.has(of)) return undefined
  return bar < 0 ? { path } : { path, fallback: body.slice(bar + 1).trim() }
}

// Of all operands, those that make sense in a sentence.
const sayable: ReadonlySet<string> = new Set(['contact', 'vars', 'reply', 'channel', 'page.url', 'page.title', 'language', 'now'])

function written(value: unknown, language: string): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number') return Number.isFinite(value) ? formatsOf(language).number.format(value) : ''
  if (Array.isArray(value)) return formatsOf(language).list.format(value.map(item => listed(item, language)).filter(Boolean))
  return jsonText(value)
}

function listed(value: unknown, language: string): string {
  return Array.isArray(value) ? jsonText(value) : written(value, language)
}

const formatsOf = memo(32, language => {
  try {
    return { number: new Intl.NumberFormat(language), list: new Intl.ListFormat(language) }
  } catch {
    return { number: new Intl.NumberFormat('en'), list: new Intl.ListFormat('en') }
  }
})
