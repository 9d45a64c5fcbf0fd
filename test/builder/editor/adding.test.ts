import { describe, expect, test } from 'vitest'
import { copyOf } from '../../../builder/editor/clipboard/copy-of.ts'
import { addNode } from '../../../builder/editor/place/add-node.ts'
import { boxesOf } from '../../../builder/editor/place/boxes.ts'
import { areClose, freePlace } from '../../../builder/editor/place/free-place.ts'
import { newNode } from '../../../builder/editor/place/new-node.ts'
import { putPart } from '../../../builder/editor/place/put-part.ts'
import type { Editor } from '../../../builder/editor/state/create-editor.ts'
import { check } from '../../../runtime/flow/check/check.ts'
import { flowModel } from '../../../runtime/flow/model.ts'
import { declarations } from '../../rig/reference/talk.ts'
import { descriptors, editorOf, stored } from './editor-scene.ts'
import { groundOf } from './tools-scene.ts'

const wayTo = (editor: Editor, target: string) => [...editor.document().edges.values()].find(edge => edge.target === target)

const noneOverlap = (editor: Editor): boolean => {
  const boxes = [...boxesOf(editor.document(), editor.document().nodes.keys(), groundOf(editor)).values()]
  return boxes.every((box, at) => boxes.slice(at + 1).every(other => !areClose(box, other, 0)))
}

/** The editor with its nodes beside each other, as somebody would draw them. */
const drawnOut = (): Editor => {
  const editor = editorOf()
  const to = new Map([...editor.document().nodes.keys()].map((id, at) => [id, { x: at * 300, y: 0 }]))
  editor.edit('moveItems', { to })
  return editor
}

describe('a new node', () => {
  test.each([...descriptors.keys()])('of “%s” is one that a flow can hold', id => {
    const descriptor = descriptors.get(id)
    if (!descriptor) throw new Error(id)
    const node = newNode(descriptor, 'fresh', { x: 1.4, y: 2.6 })
    expect(node.position).toEqual({ x: 1, y: 3 })
    const flow = { format: 1, id: 'f', name: 'F', kind: 'bot', languages: ['en'], nodes: [node], edges: [] }
    expect(flowModel.safeParse(flow).success).toBe(true)
  })

  test('has what is fixed, and leaves empty what only its author knows', () => {
    const ask = descriptors.get('ask')
    if (!ask) throw new Error('ask')
    expect(newNode(ask, 'a', { x: 0, y: 0 }).config).toMatchObject({ question: {}, kind: 'text', choices: [], retries: 2 })
  })

  test('says in one sentence at its field what is still missing', () => {
    const editor = editorOf()
    const added = addNode(editor, 'ask', { to: 'port', node: 'price', port: 'next' }, groundOf(editor))
    const problems = check(stored(editor), declarations).filter(({ node }) => node === added?.id)
    expect(problems.filter(({ severity }) => severity === 'error').map(({ field }) => field)).toEqual(['question'])
  })

  test('comes beside what is selected, connected to its first free way out, in one step', () => {
    const editor = drawnOut()
    const before = stored(editor)
    editor.select({ items: new Set(['price']) })
    const added = addNode(editor, 'say', { to: 'beside' }, groundOf(editor))
    expect(added?.from).toEqual({ node: 'price', port: 'next' })
    expect(wayTo(editor, added?.id ?? '')).toMatchObject({ source: 'price', port: 'next' })
    expect([...editor.session.get().selection.items]).toEqual([added?.id])
    expect(noneOverlap(editor)).toBe(true)
    editor.undo()
    expect(stored(editor)).toEqual(before)
  })

  test('comes to the middle of what is seen when nothing is selected, and hangs on nothing', () => {
    const editor = drawnOut()
    const added = addNode(editor, 'wait', { to: 'beside' }, groundOf(editor, { x: 5_000, y: 5_000 }))
    expect(added?.from).toBeUndefined()
    const at = editor.document().nodes.get(added?.id ?? '')?.position
    expect(Math.abs((at?.x ?? 0) - 4_902)).toBeLessThan(2)
  })

  test('put into a connection is led to and leads on; what comes behind makes room', () => {
    const editor = drawnOut()
    const before = stored(editor)
    const edge = wayTo(editor, 'topic')
    const added = addNode(editor, 'wait', { to: 'edge', edge: edge?.id ?? '' }, groundOf(editor))
    expect(wayTo(editor, added?.id ?? '')).toMatchObject({ id: edge?.id, source: 'hi' })
    expect(wayTo(editor, 'topic')).toMatchObject({ source: added?.id, port: 'next' })
    expect(noneOverlap(editor)).toBe(true)
    editor.undo()
    expect(stored(editor)).toEqual(before)
  })

  test('that is a trigger hangs on nothing, wherever it was asked for', () => {
    const editor = drawnOut()
    const edges = editor.document().edges.size
    const added = addNode(editor, 'keyword', { to: 'port', node: 'price', port: 'next' }, groundOf(editor))
    expect(added?.from).toBeUndefined()
    expect(editor.document().edges.size).toBe(edges)
  })

  test('does not come to a flow that can only be read, nor of an action that is not installed', () => {
    const closed = editorOf(undefined, { isReadOnly: true })
    expect(addNode(closed, 'say', { to: 'beside' }, groundOf(closed))).toBeUndefined()
    const editor = editorOf()
    expect(addNode(editor, 'teleport', { to: 'beside' }, groundOf(editor))).toBeUndefined()
  })
})

test('a hundred nodes put at one spot lie on nothing', () => {
  const editor = editorOf()
  for (let at = 0; at < 100; at += 1) addNode(editor, 'say', { to: 'spot', spot: { x: 0, y: 0 } }, groundOf(editor))
  const fresh = [...editor.document().nodes.keys()].filter(id => id.startsWith('new'))
  const boxes = [...boxesOf(editor.document(), fresh, groundOf(editor)).values()]
  expect(boxes.every((box, at) => boxes.slice(at + 1).every(other => !areClose(box, other, 0)))).toBe(true)
})

test('a free place is where it was wanted, else below, else further right', () => {
  const size = { width: 100, height: 100 }
  expect(freePlace({ x: 0, y: 0 }, size, [])).toEqual({ x: 0, y: 0 })
  const below = freePlace({ x: 0, y: 0 }, size, [{ x: 0, y: 0, ...size }])
  expect(below.x).toBe(0)
  expect(below.y).toBeGreaterThanOrEqual(120)
  const wall = freePlace({ x: 0, y: 0 }, size, [{ x: 0, y: -100, width: 100, height: 5_000 }])
  expect(wall.x).toBeGreaterThan(100)
})

test('what was copied is put where there is room, selected, in one step; also into another flow', () => {
  const editor = drawnOut()
  const text = copyOf(editor.document(), { items: new Set(['hi', 'topic']) }) ?? ''
  const other = drawnOut()
  const before = stored(other)
  expect(putPart(other, text, { x: 0, y: 0 }, groundOf(other))).toEqual({ count: 2 })
  expect(noneOverlap(other)).toBe(true)
  const [hi, topic] = [...other.session.get().selection.items]
  expect(wayTo(other, topic ?? '')).toMatchObject({ source: hi })
  other.undo()
  expect(stored(other)).toEqual(before)
  expect(putPart(other, '{"some":"json"}', { x: 0, y: 0 }, groundOf(other))).toEqual({ why: 'unknown' })
})
