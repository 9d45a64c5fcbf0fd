import type { EdgeChange, NodeChange } from '@xyflow/react'
import type { OpenCell } from '../../commands/open-cell.ts'
import type { Cards } from '../picture/create-cards.ts'
import type { CanvasNode, WayEdge } from '../picture/picture.ts'
import { withContents } from '../place/with-contents.ts'
import type { Editor } from '../state/create-editor.ts'
import type { Place } from '../state/edits/move-items.ts'
import { type Drag, noDrag } from './drag-places.ts'
import { placesOf } from './places-of.ts'
import { snapPlaces } from './snap-places.ts'

interface Surroundings {
  readonly editor: Editor
  readonly drag: OpenCell<Drag>
  cards(): Cards
  zoom(): number
  /** Of the canvas: what is seen of it now. */
  seenBox(): { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  /** Nothing snaps while this is held. */
  isFree(): boolean
  isBoxing(): boolean
}

/** Hears what React Flow would change: what is dragged lies in the picture until it is dropped, which is one edit. */
export function createChanges({ editor, drag, cards, zoom, seenBox, isFree, isBoxing }: Surroundings) {
  /** Where what is dragged lay before; with frames goes what lies in them. */
  let from: ReturnType<typeof placesOf> | undefined
  let near: ReturnType<typeof placesOf> | undefined
  /** The drag was given up, and the button is still held. */
  let isOver = false

  const begin = (ids: Iterable<string>): ReturnType<typeof placesOf> => {
    const document = editor.document()
    const ground = { cardOf: cards().of }
    const moved = withContents(document, new Set(ids), ground)
    near = placesOf(document, ground.cardOf, { within: seenBox(), without: moved })
    return placesOf(document, ground.cardOf, { ids: moved })
  }

  const move = (to: ReadonlyMap<string, Place>): void => {
    from ??= begin(to.keys())
    const [first] = to
    const before = first && from.get(first[0])
    if (!first || !before) return
    const by = { x: first[1].x - before.x, y: first[1].y - before.y }
    drag.set(snapPlaces(from, by, near ?? new Map(), isFree() ? 0 : 6 / zoom()))
  }

  const drop = (): void => {
    const { places } = drag.get()
    from = undefined
    near = undefined
    drag.set(noDrag)
    if (places.size > 0) editor.edit('moveItems', { to: places })
  }

  const resize = (id: string, patch: Partial<Place>): void => {
    const document = editor.document()
    const sheet = document.notes.get(id) ?? document.frames.get(id)
    if (!sheet) return
    const { x, y, width, height } = sheet
    const places = new Map([[id, { x, y, width, height, ...drag.get().places.get(id), ...patch }]])
    drag.set({ ...noDrag, places })
  }

  return {
    nodes(changes: NodeChange<CanvasNode>[]): void {
      const dragged = new Map<string, Place>()
      const nudged = new Map<string, Place>()
      const selected = new Map<string, boolean>()
      const isResizing = changes.some(change => change.type === 'dimensions')
      for (const change of changes) {
        if (change.type === 'select') selected.set(change.id, change.selected)
        else if (change.type === 'dimensions' && change.dimensions) {
          resize(change.id, change.dimensions)
          if (change.resizing === false) drop()
        } else if (change.type === 'position' && change.position) {
          if (isResizing) resize(change.id, change.position)
          else if (change.dragging === undefined) nudged.set(change.id, change.position)
          else if (change.dragging || from) dragged.set(change.id, change.position)
        }
      }
      const isLetGo = changes.some(change => change.type === 'position' && change.dragging === false)
      if (isLetGo && from) drop()
      else if (dragged.size > 0 && !isOver) move(dragged)
      if (isLetGo) isOver = false
      if (nudged.size > 0) editor.edit('moveItems', { to: withMoved(nudged) }, 'nudge')
      pick('items', selected)
    },
    edges(changes: EdgeChange<WayEdge>[]): void {
      const selected = changes.filter(change => change.type === 'select').map(change => [change.id, change.selected] as const)
      // Around what a box selects there are edges to what it does not.
      pick('edges', new Map(selected.filter(([, on]) => !on || !isBoxing())))
    },
    /** Gives up: everything is where it was. */
    cancel(): void {
      isOver = from !== undefined
      from = undefined
      drag.set(noDrag)
    },
  }

  // With the arrow keys, as with the mouse: what lies in a frame goes along.
  function withMoved(nudged: ReadonlyMap<string, Place>): ReadonlyMap<string, Place> {
    const before = begin(nudged.keys())
    const [first] = nudged
    const was = first && before.get(first[0])
    near = undefined
    if (!first || !was) return nudged
    const by = { x: first[1].x - was.x, y: first[1].y - was.y }
    return new Map([...before].map(([id, { x, y }]) => [id, { x: x + by.x, y: y + by.y }]))
  }

  function pick(kind: 'items' | 'edges', changed: ReadonlyMap<string, boolean>): void {
    if (changed.size === 0) return
    const { selection } = editor.session.get()
    const now = new Set(selection[kind])
    for (const [id, on] of changed) {
      if (on) now.add(id)
      else now.delete(id)
    }
    editor.select({ ...selection, [kind]: now })
  }
}
