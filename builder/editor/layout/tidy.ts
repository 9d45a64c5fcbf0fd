import { boxesOf, type Ground } from '../place/boxes.ts'
import type { Box } from '../place/free-place.ts'
import { areClose, freePlace, gap } from '../place/free-place.ts'
import { withContents } from '../place/with-contents.ts'
import type { Editor } from '../state/create-editor.ts'
import { glide } from './glide.ts'
import { graphOf } from './graph-of.ts'
import type { Places } from './layout-graph.ts'
import { runLayout } from './run-layout.ts'

/** Lays out what is selected, or the whole flow when that is less than two things: one step, seen as it moves. Was it the whole? */
export async function tidy(editor: Editor, ground: Ground): Promise<boolean> {
  const document = editor.document()
  const everything = new Set([...document.nodes.keys(), ...document.notes.keys(), ...document.frames.keys()])
  const { items } = editor.session.get().selection
  const some = items.size > 1 ? withContents(document, items, ground) : everything
  const places = await runLayout(graphOf(editor, some, ground))
  // What was drawn meanwhile stays where it is.
  const now = editor.document()
  const rest = [...everything].filter(id => !some.has(id) && !now.frames.has(id))
  glide()
  editor.edit('moveItems', { to: beside(places, [...boxesOf(now, rest, ground).values()]) })
  return some === everything
}

/** What was laid out, moved as a whole to where it lies on nothing else. */
function beside(places: Places, others: readonly Box[]): Places {
  const boxes = [...places.values()]
  if (!others.some(other => boxes.some(box => areClose(box, other, gap / 2)))) return places
  const x = Math.min(...boxes.map(box => box.x))
  const y = Math.min(...boxes.map(box => box.y))
  const width = Math.max(...boxes.map(box => box.x + box.width)) - x
  const height = Math.max(...boxes.map(box => box.y + box.height)) - y
  const at = freePlace({ x, y }, { width, height }, others)
  return new Map([...places].map(([id, box]) => [id, { ...box, x: box.x + at.x - x, y: box.y + at.y - y }]))
}
