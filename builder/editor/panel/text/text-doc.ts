import { type Piece, piecesOf } from '../../../../plugins/kit/template.ts'

/** A text as its editor holds it: a paragraph for each line, and in it text and slots. */
export interface TextDoc {
  readonly type: 'doc'
  content: TextLine[]
}

interface TextLine {
  readonly type: 'paragraph'
  content?: TextPart[]
}

type TextPart =
  | { readonly type: 'text'; readonly text: string }
  /** `source` is the slot as it is written, so that what nobody touches stays as it was. */
  | { readonly type: 'slot'; readonly attrs: { readonly source: string } }

/** A text, ready to be edited. `textOf` gives back the very same text, whatever stands in it. */
export function docOf(text: string): TextDoc {
  const lines: TextPart[][] = [[]]
  for (const piece of piecesOf(text)) {
    if (piece.type === 'slot') lines.at(-1)?.push({ type: 'slot', attrs: { source: piece.source } })
    else
      for (const [at, line] of piece.text.split('\n').entries()) {
        if (at > 0) lines.push([])
        addText(lines.at(-1) ?? [], line)
      }
  }
  return {
    type: 'doc',
    content: lines.map(content => (content.length === 0 ? { type: 'paragraph' } : { type: 'paragraph', content })),
  }
}

/** A part of a document, as far as reading it takes: a node of ProseMirror is one. */
export interface ReadableNode {
  readonly type: { readonly name: string }
  readonly text?: string | undefined
  readonly attrs: Readonly<Record<string, unknown>>
  forEach(visit: (child: ReadableNode) => void): void
}

/** The text that a document stands for. */
export function textOf(doc: ReadableNode): string {
  const lines: string[] = []
  doc.forEach(line => {
    let text = ''
    line.forEach(part => {
      text += part.type.name === 'slot' ? String(part.attrs.source) : (part.text ?? '')
    })
    lines.push(text)
  })
  return lines.join('\n')
}

/** What a slot names, and what stands there when that is unknown. */
export function slotIn(source: string): Extract<Piece, { type: 'slot' }> | undefined {
  const [piece] = piecesOf(source).filter(each => each.type === 'slot')
  return piece
}

/** A slot as it is written. A fallback may hold no braces: they would end the slot. */
export function slotSource(path: string, fallback: string): string {
  const words = fallback.replaceAll(/[{}]/g, '').trim()
  return words === '' ? `{{${path}}}` : `{{${path}|${words}}}`
}

// Two runs of text beside each other would be two nodes where an editor has one.
function addText(line: TextPart[], text: string): void {
  if (text === '') return
  const last = line.at(-1)
  if (last?.type === 'text') line.splice(-1, 1, { type: 'text', text: last.text + text })
  else line.push({ type: 'text', text })
}
