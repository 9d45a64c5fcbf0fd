import { describe, expect, it } from 'vitest'
import { createChanges } from '../../../builder/editor/canvas/create-changes.ts'
import { createDragCell } from '../../../builder/editor/canvas/drag-places.ts'
import { createCards } from '../../../builder/editor/picture/create-cards.ts'
import { createEditor } from '../../../builder/editor/state/create-editor.ts'
import { flowModel } from '../../../runtime/flow/model.ts'
import { builtInDescriptors, plainWords } from './card-scene.ts'

const descriptors = await builtInDescriptors()

function scene() {
  const flow = flowModel.parse({
    format: 1,
    id: 'f',
    name: 'F',
    kind: 'bot',
    languages: ['en'],
    nodes: [
      { id: 'a', action: 'say', config: { text: { en: 'A' } }, position: { x: 40, y: 40 } },
      { id: 'far', action: 'say', config: { text: { en: 'Far' } }, position: { x: 2_000, y: 2_000 } },
    ],
    edges: [],
    notes: [{ id: 'note', x: 1_000, y: 1_000, width: 200, height: 80, text: '' }],
    frames: [{ id: 'frame', x: 0, y: 0, width: 400, height: 400, title: '' }],
  })
  const editor = createEditor({ flow, descriptors, isReadOnly: false, createId: () => 'new' })
  const drag = createDragCell()
  const cards = createCards(descriptors, 'en', plainWords)
  const changes = createChanges({
    editor,
    drag,
    cards: () => cards,
    zoom: () => 1,
    seenBox: () => ({ x: 0, y: 0, width: 500, height: 500 }),
    isFree: () => false,
    isBoxing: () => false,
  })
  const move = (id: string, x: number, y: number, dragging = true): void =>
    changes.nodes([{ type: 'position', id, position: { x, y }, dragging }])
  return { editor, drag, changes, move, past: () => editor.history.get().past.length }
}

describe('a drag on the canvas', () => {
  it('is one edit and one step to undo, however many moves it takes', () => {
    const { editor, drag, move, past } = scene()
    for (const at of [600, 620, 640]) move('a', at, 600)
    expect(drag.get().places.get('a')).toEqual({ x: 640, y: 600 })
    expect(editor.document().nodes.get('a')?.position).toEqual({ x: 40, y: 40 })
    move('a', 640, 600, false)
    expect(editor.document().nodes.get('a')?.position).toEqual({ x: 640, y: 600 })
    expect([drag.get().places.size, past()]).toEqual([0, 1])
    editor.undo()
    expect(editor.document().nodes.get('a')?.position).toEqual({ x: 40, y: 40 })
  })

  it('takes along what lies in a frame, and nothing else', () => {
    const { editor, move } = scene()
    move('frame', 800, 80)
    move('frame', 800, 80, false)
    expect(editor.document().frames.get('frame')).toMatchObject({ x: 800, y: 80 })
    expect(editor.document().nodes.get('a')?.position).toEqual({ x: 840, y: 120 })
    expect(editor.document().notes.get('note')).toMatchObject({ x: 1_000, y: 1_000 })
  })

  it('can be given up', () => {
    const { editor, drag, changes, move, past } = scene()
    move('a', 600, 600)
    changes.cancel()
    // The button is still held.
    move('a', 700, 600)
    move('a', 700, 600, false)
    expect([drag.get().places.size, past()]).toEqual([0, 0])
    expect(editor.document().nodes.get('a')?.position).toEqual({ x: 40, y: 40 })
  })

  it('gives a note another size in one step', () => {
    const { editor, changes, past } = scene()
    changes.nodes([{ type: 'dimensions', id: 'note', dimensions: { width: 240, height: 90 }, resizing: true }])
    changes.nodes([{ type: 'dimensions', id: 'note', dimensions: { width: 300, height: 120 }, resizing: true }])
    changes.nodes([{ type: 'dimensions', id: 'note', dimensions: { width: 300, height: 120 }, resizing: false }])
    expect(editor.document().notes.get('note')).toMatchObject({ x: 1_000, y: 1_000, width: 300, height: 120 })
    expect(past()).toBe(1)
  })

  it('selects what is picked, and what it let go no more', () => {
    const { editor, changes } = scene()
    changes.nodes([
      { type: 'select', id: 'a', selected: true },
      { type: 'select', id: 'note', selected: true },
    ])
    changes.nodes([{ type: 'select', id: 'a', selected: false }])
    expect([...editor.session.get().selection.items]).toEqual(['note'])
  })
})
