import type { FlowPart } from '../clipboard/flow-part.ts'
import type { NotPasted } from '../clipboard/paste-of.ts'
import { pasteOf } from '../clipboard/paste-of.ts'
import type { Editor } from '../state/create-editor.ts'
import type { Point } from '../tools/tool.ts'
import { type Ground, obstacles } from './boxes.ts'
import { type Box, freePlace } from './free-place.ts'

/** What came of it: how much is on the canvas now, or why nothing is. */
export type Put = { readonly count: number } | { readonly why: NotPasted }

/** Puts what a text holds on the canvas, as near to a point as there is room, and selects it: one step. */
export function putPart(editor: Editor, text: string, wanted: Point, ground: Ground): Put {
  const { descriptors, language } = editor.session.get()
  const read = pasteOf(text, {
    document: editor.document(),
    at: wanted,
    descriptors,
    language,
    createId: editor.createId,
  })
  if ('why' in read) return read
  const part = moved(read.part, wanted, editor, ground)
  editor.edit('addItems', part)
  const items = [...part.nodes, ...part.notes, ...part.frames].map(({ id }) => id)
  editor.select({ items: new Set(items) })
  return { count: items.length }
}

/** All of it moved to where it lies on nothing. */
function moved(part: FlowPart, wanted: Point, editor: Editor, ground: Ground): FlowPart {
  const cards = part.nodes.map(node => ({
    ...node.position,
    width: ground.cardOf(node).width,
    height: ground.cardOf(node).height,
  }))
  const boxes: readonly Box[] = [...cards, ...part.notes, ...part.frames]
  const size = {
    width: Math.max(...boxes.map(box => box.x + box.width)) - wanted.x,
    height: Math.max(...boxes.map(box => box.y + box.height)) - wanted.y,
  }
  const at = freePlace(wanted, size, obstacles(editor.document(), ground))
  const [x, y] = [Math.round(at.x - wanted.x), Math.round(at.y - wanted.y)]
  const shift = <T extends Point>(record: T): T => ({ ...record, x: record.x + x, y: record.y + y })
  return {
    nodes: part.nodes.map(node => ({ ...node, position: shift(node.position) })),
    edges: part.edges,
    notes: part.notes.map(shift),
    frames: part.frames.map(shift),
  }
}
