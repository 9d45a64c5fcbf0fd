import { describe, expect, test } from 'vitest'
import { changesBetween } from '../../../builder/editor/state/changes-between.ts'
import { documentOf } from '../../../builder/editor/state/document.ts'
import { en } from '../../rig/flow-of.ts'
import { drawn, editorOf, stored } from './editor-scene.ts'

const edgesFrom = (editor: ReturnType<typeof editorOf>, node: string): readonly string[] =>
  [...editor.document().edges.values()].filter(({ source }) => source === node).map(({ port, target }) => `${port} ${target}`)

describe('one step to undo', () => {
  test('is a gesture, however many edits it takes', () => {
    const editor = editorOf()
    for (const text of ['H', 'He', 'Hey']) editor.edit('setConfig', { node: 'hi', path: ['text', 'en'], value: text }, 'typing')
    expect(editor.history.get().past).toHaveLength(1)
    editor.undo()
    expect(stored(editor)).toEqual(drawn())
    editor.redo()
    expect(editor.document().nodes.get('hi')?.config).toEqual({ text: { en: 'Hey' } })
  })

  test('ends when the field is left, when something else is done, and with undo', () => {
    const editor = editorOf()
    const type = (text: string): void => editor.edit('setConfig', { node: 'hi', path: ['text', 'en'], value: text }, 'typing')
    type('one')
    editor.endGesture()
    type('two')
    editor.edit('patchNode', { node: 'hi', patch: { name: 'Greeting' } })
    type('three')
    editor.undo()
    type('four')
    expect(editor.history.get().past.map(({ name }) => name)).toEqual(['setConfig', 'setConfig', 'patchNode', 'setConfig'])
  })

  test('is none when the gesture ends where it began', () => {
    const editor = editorOf()
    const drag = (x: number): void => editor.edit('moveItems', { to: new Map([['hi', { x, y: 0 }]]) }, 'drag')
    editor.edit('patchNode', { node: 'hi', patch: { name: 'Greeting' } })
    for (const x of [10, 20, 0]) drag(x)
    expect(editor.history.get().past).toHaveLength(1)
    drag(30)
    editor.undo()
    expect(editor.document().nodes.get('hi')).toMatchObject({ name: 'Greeting', position: { x: 0 } })
  })

  test('is none when nothing changes', () => {
    const editor = editorOf(
      drawn(undefined, { notes: [{ id: 'note', x: 0, y: 0, width: 200, height: 100, text: 'Mind the gap' }] }),
    )
    editor.edit('setConfig', { node: 'hi', path: ['text', 'en'], value: 'Hello!' })
    editor.edit('setConfig', { node: 'hi', path: ['delayMs'], value: undefined })
    editor.edit('moveItems', {
      to: new Map([
        ['hi', { x: 0.2, y: 0 }],
        ['note', { x: 0, y: 0.4 }],
      ]),
    })
    editor.edit('patchNode', { node: 'hi', patch: { name: undefined } })
    editor.edit('patchSettings', { name: 'hello' })
    editor.edit('connect', { source: 'hi', port: 'next', target: 'topic' })
    editor.edit('removeItems', { items: new Set(['nobody']) })
    expect(editor.history.get().past).toEqual([])
    expect(stored(editor)).toEqual(stored(editorOf(stored(editor))))
  })
})

describe('a choice', () => {
  const choices = ['choices'] as const

  test('that goes takes its edge along, and undo brings both back where they were', () => {
    const editor = editorOf()
    editor.edit('setConfig', { node: 'topic', path: choices, value: [{ id: 'people', label: en('A person') }] })
    expect(edgesFrom(editor, 'topic')).toEqual(['choice:people person'])
    editor.undo()
    expect(stored(editor)).toEqual(drawn())
  })

  test('keeps its edge under another name, and at another place', () => {
    const editor = editorOf()
    editor.edit('setConfig', { node: 'topic', path: [...choices, 0, 'label', 'en'], value: 'What it costs' })
    editor.edit('setConfig', {
      node: 'topic',
      path: choices,
      value: [
        { id: 'people', label: en('A person') },
        { id: 'pricing', label: en('Price') },
      ],
    })
    expect(edgesFrom(editor, 'topic')).toEqual(['choice:pricing price', 'choice:people person'])
  })
})

test('records that do not change stay the very same', () => {
  const editor = editorOf()
  const before = editor.document()
  editor.edit('patchNode', { node: 'hi', patch: { name: 'Greeting' } })
  const after = editor.document()
  expect([...after.nodes.values()].filter(node => node !== before.nodes.get(node.id)).map(({ id }) => id)).toEqual(['hi'])
  expect(after.edges).toBe(before.edges)
  expect(after.settings).toBe(before.settings)
})

test('who may only read changes nothing, and sees what others do', () => {
  const editor = editorOf(drawn(), { isReadOnly: true })
  const before = editor.document()
  editor.edit('removeItems', { items: new Set(['hi']) })
  editor.edit('patchSettings', { name: 'Mine' })
  editor.undo()
  editor.redo()
  expect(editor.document()).toBe(before)
  editor.take(changesBetween(before, documentOf(drawn(undefined, { name: 'Theirs' }))))
  expect(editor.document().settings.name).toBe('Theirs')
})

test('what is gone is selected no more', () => {
  const editor = editorOf()
  editor.select({ items: new Set(['hi', 'topic']), edges: new Set(['hi-next', 'start-next']) })
  editor.edit('removeItems', { items: new Set(['hi']) })
  const { selection } = editor.session.get()
  expect([...selection.items]).toEqual(['topic'])
  expect([...selection.edges]).toEqual([])
})

test('steps are kept as long as there is room: many small ones, few that touch everything', () => {
  const lines = Array.from({ length: 3_000 }, (_, at) => [`n${at}`, 'say', { text: en('Hi') }] as const)
  const editor = editorOf(drawn(lines))
  for (let at = 1; at <= 600; at += 1) editor.edit('patchNode', { node: 'n1', patch: { name: `Name ${at}` } })
  expect(editor.history.get().past).toHaveLength(500)
  for (let x = 1; x <= 30; x += 1) editor.edit('moveItems', { to: new Map(lines.map(([id]) => [id, { x, y: 0 }])) })
  const { past } = editor.history.get()
  expect(past.length).toBeLessThan(20)
  expect(past.length).toBeGreaterThan(10)
})
