import type { Editor } from '../state/create-editor.ts'
import type { Point } from '../tools/tool.ts'
import { boxesOf, type Ground, obstacles } from './boxes.ts'
import { freePlace } from './free-place.ts'

/** A note as large as a few lines need, px. */
const noteSize = { width: 200, height: 80 } as const

/** Around what a frame holds, px; its title stands above. */
const padding = 24
const title = 32

/** Puts an empty note on the canvas and selects it: where it was asked for, else in the middle of what is seen. Gives its id. */
export function addNote(editor: Editor, ground: Ground, spot?: Point): string {
  const id = editor.createId()
  const middle = ground.centre()
  const wanted = spot ?? { x: middle.x - noteSize.width / 2, y: middle.y - noteSize.height / 2 }
  const { x, y } = freePlace(wanted, noteSize, obstacles(editor.document(), ground))
  editor.edit('addItems', { notes: [{ id, ...noteSize, x: Math.round(x), y: Math.round(y), text: '' }] })
  editor.select({ items: new Set([id]) })
  return id
}

/** Draws a frame around what is selected, and selects the frame. Gives its id. */
export function frameSelection(editor: Editor, ground: Ground, name: string): string | undefined {
  const boxes = [...boxesOf(editor.document(), editor.session.get().selection.items, ground).values()]
  if (boxes.length === 0) return undefined
  const id = editor.createId()
  const x = Math.round(Math.min(...boxes.map(box => box.x)) - padding)
  const y = Math.round(Math.min(...boxes.map(box => box.y)) - title - padding / 2)
  const width = Math.round(Math.max(...boxes.map(box => box.x + box.width)) + padding - x)
  const height = Math.round(Math.max(...boxes.map(box => box.y + box.height)) + padding - y)
  editor.edit('addItems', { frames: [{ id, x, y, width, height, title: name }] })
  editor.select({ items: new Set([id]) })
  return id
}
