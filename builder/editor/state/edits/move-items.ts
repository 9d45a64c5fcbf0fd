import type { Change } from '../change.ts'
import type { Edit } from './edit.ts'

/** Where something lies, and for notes and frames how large it is. Canvas pixels. */
export interface Place {
  readonly x: number
  readonly y: number
  readonly width?: number
  readonly height?: number
}

/** Puts nodes, notes and frames elsewhere, or gives notes and frames another size. */
export const moveItems: Edit<{ readonly to: ReadonlyMap<string, Place> }> = (document, { to }) =>
  [...to].flatMap(([id, place]): readonly Change[] => {
    const node = document.nodes.get(id)
    if (node) {
      const position = { x: Math.round(place.x), y: Math.round(place.y) }
      const stays = node.position.x === position.x && node.position.y === position.y
      return stays ? [] : [{ kind: 'nodes', id, before: node, after: { ...node, position } }]
    }
    const note = document.notes.get(id)
    if (note) return boxed(note, place, after => ({ kind: 'notes', id, before: note, after: { ...note, ...after } }))
    const frame = document.frames.get(id)
    return frame ? boxed(frame, place, after => ({ kind: 'frames', id, before: frame, after: { ...frame, ...after } })) : []
  })

/** What a flow takes as the size of a note or a frame. */
const most = 20_000
const leastWidth = 40
const leastHeight = 24

function boxed(box: Required<Place>, place: Place, change: (after: Required<Place>) => Change): readonly Change[] {
  const after = {
    x: Math.round(place.x),
    y: Math.round(place.y),
    width: Math.min(most, Math.max(leastWidth, Math.round(place.width ?? box.width))),
    height: Math.min(most, Math.max(leastHeight, Math.round(place.height ?? box.height))),
  }
  const stays = after.x === box.x && after.y === box.y && after.width === box.width && after.height === box.height
  return stays ? [] : [change(after)]
}
