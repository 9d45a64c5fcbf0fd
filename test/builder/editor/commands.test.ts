import { describe, expect, test } from 'vitest'
import { menuItems } from '../../../builder/editor/commands/menu-items.ts'
import { neighbour } from '../../../builder/editor/keyboard/neighbours.ts'
import { readingOrder, startOf } from '../../../builder/editor/keyboard/reading-order.ts'
import { actionItems, foundActions } from '../../../builder/editor/palette/action-items.ts'
import { addNote, frameSelection } from '../../../builder/editor/place/add-note.ts'
import { aligned, distributed } from '../../../builder/editor/place/align.ts'
import { withContents } from '../../../builder/editor/place/with-contents.ts'
import { findInFlow } from '../../../builder/editor/search/find-in-flow.ts'
import { categories } from '../../../plugins/kit/categories.ts'
import { descriptors, drawn, editorOf, stored } from './editor-scene.ts'
import { commandsOf, groundOf } from './tools-scene.ts'

const box = (x: number, y: number, width = 100, height = 50) => ({ x, y, width, height })

describe('commands', () => {
  test('have names of their own, and keys that no other has at the same time', () => {
    for (const selected of [[], ['hi'], ['hi', 'topic', 'price']]) {
      const editor = editorOf()
      editor.select({ items: new Set(selected) })
      const { all } = commandsOf(editor)
      expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
      const keys = all
        .filter(({ when }) => when !== false)
        .flatMap(({ keys: own, moreKeys = [] }) => (own ? [own, ...moreKeys] : []))
      expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
    }
  })

  test('are what menus offer', () => {
    const known = new Set(commandsOf(editorOf()).all.map(({ id }) => id))
    for (const names of Object.values(menuItems).flat())
      for (const name of names) expect(known.has(`editor.${name}`), name).toBe(true)
  })

  test('change nothing where one may only read', () => {
    const editor = editorOf(undefined, { isReadOnly: true })
    editor.select({ items: new Set(['hi']) })
    const possible = commandsOf(editor)
      .all.filter(({ when }) => when !== false)
      .map(({ id }) => id.slice('editor.'.length))
    for (const name of ['delete', 'cut', 'paste', 'duplicate', 'tidy', 'moveLeft', 'connect', 'note', 'frame', 'undo'])
      expect(possible).not.toContain(name)
    expect(possible).toContain('copy')
  })

  test('move what is selected by steps of the grid: arrows in a row are one step back', () => {
    const editor = editorOf()
    const before = stored(editor)
    editor.select({ items: new Set(['hi']) })
    const from = editor.document().nodes.get('hi')?.position ?? { x: 0, y: 0 }
    const { run } = commandsOf(editor)
    for (const name of ['moveRight', 'moveRight', 'moveDownFar']) run(name)
    expect(editor.document().nodes.get('hi')?.position).toEqual({ x: from.x + 16, y: from.y + 32 })
    editor.undo()
    expect(stored(editor)).toEqual(before)
  })

  test('delete, and say how much', () => {
    const editor = editorOf()
    editor.select({ items: new Set(['hi', 'topic']) })
    const { run, said } = commandsOf(editor)
    run('delete')
    expect([...editor.document().nodes.keys()]).toEqual(['start', 'price', 'person'])
    expect(said).toEqual(['Deleted 2'])
  })
})

test('things are put along a line, or the same gap apart', () => {
  const boxes = new Map([
    ['a', box(0, 0)],
    ['b', box(30, 100, 60)],
    ['c', box(400, 20)],
  ])
  expect([...aligned(boxes, 'left').values()].map(({ x }) => x)).toEqual([0, 0, 0])
  expect([...aligned(boxes, 'right').values()].map(({ x }) => x)).toEqual([400, 440, 400])
  expect([...aligned(boxes, 'middle').values()].map(({ y }) => y)).toEqual([50, 50, 50])
  expect(Object.fromEntries(distributed(boxes, 'across'))).toEqual({
    a: { x: 0, y: 0 },
    b: { x: 220, y: 100 },
    c: { x: 400, y: 20 },
  })
})

test('a frame is drawn around what is selected, and takes along what lies in it', () => {
  const editor = editorOf()
  const to = new Map([...editor.document().nodes.keys()].map((id, at) => [id, { x: at * 300, y: 0 }]))
  editor.edit('moveItems', { to })
  const ground = groundOf(editor)
  editor.select({ items: new Set(['hi', 'topic']) })
  const frame = frameSelection(editor, ground, 'Untitled') ?? ''
  expect([...withContents(editor.document(), new Set([frame]), ground)].sort()).toEqual([frame, 'hi', 'topic'].sort())
  const note = addNote(editor, ground, { x: 0, y: 900 })
  expect(editor.document().notes.get(note)).toMatchObject({ x: 0, y: 900, text: '' })
})

describe('going through a flow', () => {
  const editor = editorOf()
  const ground = groundOf(editor)
  const document = editor.document()

  test('begins at its trigger and goes on port by port', () => {
    expect(startOf(document, descriptors)).toBe('start')
    expect(readingOrder(document, descriptors, ground)).toEqual(['start', 'hi', 'topic', 'price', 'person'])
  })

  test('follows edges: on, back, and to the ways beside', () => {
    expect(neighbour(document, 'hi', 'on', ground)).toBe('topic')
    expect(neighbour(document, 'topic', 'back', ground)).toBe('hi')
    expect(neighbour(document, 'topic', 'on', ground)).toBe('price')
    expect(neighbour(document, 'price', 'nextWay', ground)).toBe('person')
    expect(neighbour(document, 'person', 'previousWay', ground)).toBe('price')
    expect(neighbour(document, 'person', 'nextWay', ground)).toBeUndefined()
    expect(neighbour(document, 'person', 'on', ground)).toBeUndefined()
  })
})

describe('searching in a flow', () => {
  const flow = drawn([
    ['start', 'start', {}, { next: 'hi' }],
    ['hi', 'say', { text: { en: 'Hello there', nl: 'Hallo daar, wat kost het?' } }, { next: 'ask' }],
    ['ask', 'ask', { question: { en: `${'A long way in. '.repeat(10)}Now the price?` }, saveAs: 'budget' }],
  ])
  const { nodes, ...document } = editorOf(flow).document()
  const find = (query: string) =>
    findInFlow({ ...document, nodes }, query, [...nodes.keys()], ({ action }) => descriptors.get(action)?.texts.en.name ?? action)

  test('finds texts in every language, and says in which', () => {
    expect(find('KOST')).toMatchObject([{ id: 'hi', language: 'nl' }])
  })

  test('finds by what it is, by variables and by ids', () => {
    expect(find('budget').map(({ id }) => id)).toEqual(['ask'])
    expect(find('conversation starts').map(({ id }) => id)).toEqual(['start'])
    expect(find('hi').map(({ id }) => id)).toEqual(['hi'])
    expect(find('nowhere to be found')).toEqual([])
    expect(find('  ')).toEqual([])
  })

  test('shows the line around what was found, and marks just that', () => {
    const [{ line, from, to } = { line: '', from: 0, to: 0 }] = find('price')
    expect(line.slice(from, to)).toBe('price')
    expect(line.length).toBeLessThan(90)
  })
})

describe('the palette', () => {
  const items = actionItems(descriptors, categories, 'en')

  test('has all there is, by category', () => {
    expect(items.length).toBe(descriptors.size)
    const order = items.map(({ category }) => categories.indexOf(category))
    expect(order).toEqual(order.toSorted((a, b) => a - b))
  })

  test('finds by the beginning of a name first, and by what it is about', () => {
    expect(foundActions(items, 'say')[0]?.id).toBe('say')
    expect(foundActions(items, 'first rule').map(({ id }) => id)).toEqual(['branch'])
    expect(foundActions(items, 'zzz')).toEqual([])
  })

  test('speaks the reader’s language, and English where a plugin does not', () => {
    expect(actionItems(descriptors, categories, 'de').find(({ id }) => id === 'branch')?.name).toBe('Wenn / dann')
    expect(actionItems(descriptors, categories, 'tlh').find(({ id }) => id === 'branch')?.name).toBe('If / then')
  })
})
