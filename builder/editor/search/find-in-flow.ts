import { fold } from '../../../plugins/kit/fold.ts'
import type { FlowNode } from '../../../runtime/flow/model.ts'
import type { FlowDocument } from '../state/document.ts'

/** Something of the flow that says what was looked for. */
export interface Hit {
  /** Of the node, note or frame. */
  readonly id: string
  /** The line in which it stands, cut to what is around it. */
  readonly line: string
  /** Where in the line it stands. */
  readonly from: number
  readonly to: number
  /** The language in which it stands there, when that is one of several. */
  readonly language: string | undefined
}

/** A text longer than this is cut around what was found, characters. */
const most = 80

/** What says a text: by its name, its texts in all languages, what it is, the variables it names, its id. One hit for each thing. */
export function findInFlow(
  document: FlowDocument,
  query: string,
  order: readonly string[],
  kindOf: (node: FlowNode) => string,
): readonly Hit[] {
  const wanted = fold(query)
  if (wanted === '') return []
  const hits: Hit[] = []
  const look = (id: string, texts: Iterable<Found>): void => {
    for (const { text, language } of texts) {
      const at = text.toLowerCase().indexOf(wanted)
      if (at < 0) continue
      hits.push({ id, ...cut(text, at, wanted.length), language })
      return
    }
  }
  for (const id of order) {
    const node = document.nodes.get(id)
    if (node) look(id, textsOf(node, kindOf(node)))
  }
  for (const { id, text } of document.notes.values()) look(id, [{ text, language: undefined }])
  for (const { id, title } of document.frames.values()) look(id, [{ text: title, language: undefined }])
  return hits
}

interface Found {
  readonly text: string
  readonly language: string | undefined
}

function* textsOf(node: FlowNode, kind: string): Generator<Found> {
  if (node.name !== undefined) yield { text: node.name, language: undefined }
  yield { text: kind, language: undefined }
  yield* stringsIn(node.config, undefined)
  yield* stringsIn(node.phrases, undefined)
  if (node.note !== undefined) yield { text: node.note, language: undefined }
  yield { text: node.id, language: undefined }
}

const languageShape = /^[a-z]{2,3}(-[a-z0-9]{2,8})?$/

function* stringsIn(value: unknown, language: string | undefined): Generator<Found> {
  if (typeof value === 'string') yield { text: value, language }
  else if (Array.isArray(value)) for (const item of value) yield* stringsIn(item, language)
  else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      // Ids of items are not what anybody wrote.
      if (key === 'id') continue
      yield* stringsIn(item, typeof item === 'string' && languageShape.test(key) ? key : language)
    }
  }
}

/** The line around a place, and where in it that is. */
function cut(text: string, at: number, length: number): Pick<Hit, 'line' | 'from' | 'to'> {
  const start = text.lastIndexOf('\n', at - 1) + 1
  const end = text.indexOf('\n', at)
  const whole = text.slice(start, end < 0 ? undefined : end)
  const here = at - start
  if (whole.length <= most) return { line: whole, from: here, to: Math.min(here + length, whole.length) }
  const left = Math.max(0, Math.min(here - 20, whole.length - most))
  const head = left > 0 ? '…' : ''
  const tail = left + most < whole.length ? '…' : ''
  const line = head + whole.slice(left, left + most) + tail
  const from = here - left + head.length
  return { line, from, to: Math.min(from + length, line.length) }
}
