import { describe, expect, it } from 'vitest'
import { createCards } from '../../../builder/editor/picture/create-cards.ts'
import { snapped } from '../../../builder/editor/picture/guides.ts'
import type { PictureWords } from '../../../builder/editor/picture/picture.ts'
import { createProjector, type Seen } from '../../../builder/editor/picture/project.ts'
import { wayPath } from '../../../builder/editor/picture/way-path.ts'
import { createEditor } from '../../../builder/editor/state/create-editor.ts'
import { nothing } from '../../../builder/editor/state/session.ts'
import { type Flow, flowModel } from '../../../runtime/flow/model.ts'
import { builtInDescriptors, plainWords } from './card-scene.ts'

const descriptors = await builtInDescriptors()

const words: PictureWords = {
  node: ({ card, errors, ends }) => `${card.title}, ${errors} errors, to ${[...ends.values()].join()}`,
  note: text => text,
  frame: title => title,
}

const flow: Flow = flowModel.parse({
  format: 1,
  id: 'f',
  name: 'F',
  kind: 'bot',
  languages: ['en'],
  nodes: [
    { id: 'start', action: 'start' },
    { id: 'hi', action: 'say', name: 'Hi', config: { text: { en: 'Hi' } }, position: { x: 300, y: 0 } },
    { id: 'size', action: 'ask', name: 'Size', config: { question: { en: 'Size?' } }, position: { x: 600, y: 0 } },
  ],
  edges: [
    { id: 'e1', source: 'start', port: 'next', target: 'hi' },
    { id: 'e2', source: 'hi', port: 'next', target: 'size' },
    { id: 'e3', source: 'size', port: 'invalid', target: 'start' },
    { id: 'e4', source: 'size', port: 'no-reply', target: 'hi' },
  ],
  notes: [{ id: 'note', x: 0, y: 300, width: 200, height: 80, text: 'Mind this' }],
  frames: [{ id: 'frame', x: -20, y: -20, width: 600, height: 300, title: 'First' }],
})

const seen: Seen = { selection: nothing, problems: [], lit: undefined, visitors: new Map(), marks: undefined }

function scene() {
  const editor = createEditor({ flow, descriptors, isReadOnly: false, createId: () => 'new' })
  const projector = createProjector(createCards(descriptors, 'en', plainWords), words)
  const picture = (parts: Partial<Seen> = {}, places = new Map()) =>
    projector.project(editor.document(), { ...seen, ...parts }, places)
  return { editor, picture }
}

const nameOf = (item: { readonly domAttributes?: object } | undefined): unknown =>
  Object.entries(item?.domAttributes ?? {}).find(([key]) => key === 'aria-label')?.[1]

describe('the picture of a flow', () => {
  it('says of each node how large it is and where its edges end, so that nothing is measured', () => {
    for (const node of scene().picture().nodes) {
      expect(node.measured).toEqual({ width: node.width, height: node.height })
      if (node.type === 'card') expect(node.handles?.length).toBe(node.data.card.ports.length + (node.id === 'start' ? 0 : 1))
    }
  })

  it('keeps each node and edge the very same while nothing of it changes', () => {
    const { editor, picture } = scene()
    const before = picture()
    editor.edit('setConfig', { node: 'hi', path: ['text', 'en'], value: 'Hello' })
    const after = picture()
    expect(after.nodes.filter((node, index) => node !== before.nodes[index]).map(({ id }) => id)).toEqual(['hi'])
    expect(after.edges).toBe(before.edges)
    expect(picture()).toEqual(after)
  })

  it('keeps all edges the very same when an end of theirs is renamed, and says the new name on the cards before it', () => {
    const { editor, picture } = scene()
    const before = picture()
    editor.edit('patchNode', { node: 'hi', patch: { name: 'Welcome' } })
    const after = picture()
    expect(after.edges).toBe(before.edges)
    expect(after.nodes.filter((node, index) => node !== before.nodes[index]).map(({ id }) => id)).toEqual(['start', 'hi', 'size'])
    expect(nameOf(after.nodes.find(({ id }) => id === 'start'))).toContain('to Welcome')
  })

  it('forgets what is taken away, and draws it anew when it comes back', () => {
    const { editor, picture } = scene()
    const before = picture()
    editor.edit('removeItems', { items: new Set(['hi']) })
    expect(picture().nodes.map(({ id }) => id)).not.toContain('hi')
    expect(picture().edges).toEqual([])
    editor.undo()
    expect(picture()).toEqual(before)
  })

  it('shows a way out that only an edge knows, for as long as it does', () => {
    const { editor, picture } = scene()
    const portsOf = (id: string): readonly string[] => {
      const node = picture().nodes.find(each => each.id === id)
      return node?.type === 'card' ? node.data.card.ports.map(port => port.id) : []
    }
    const own = portsOf('hi')
    editor.take([{ kind: 'edges', id: 'e9', after: { id: 'e9', source: 'hi', port: 'gone', target: 'size' } }])
    expect(portsOf('hi')).toEqual([...own, 'gone'])
    editor.edit('removeItems', { edges: new Set(['e9']) })
    expect(portsOf('hi')).toEqual(own)
  })

  it('moves what is dragged, and nothing else, without a word to the document', () => {
    const { editor, picture } = scene()
    const before = picture()
    const document = editor.document()
    const during = picture({}, new Map([['hi', { x: 320, y: 40 }]]))
    expect(during.nodes.filter((node, index) => node !== before.nodes[index])).toMatchObject([
      { id: 'hi', position: { x: 320, y: 40 } },
    ])
    expect(editor.document()).toBe(document)
    expect(picture().nodes.find(({ id }) => id === 'hi')?.position).toEqual({ x: 300, y: 0 })
  })

  it('draws no way into a trigger, and ways out of trouble as such', () => {
    const { edges } = scene().picture()
    expect(edges.map(({ id, data }) => [id, data?.isException])).toEqual([
      ['e1', false],
      ['e2', false],
      ['e4', true],
    ])
  })

  it('lights a path with its steps and edges, and pales the rest', () => {
    const { nodes, edges } = scene().picture({ lit: { nodes: ['start', 'hi'], from: 'preview' } })
    const cards = nodes.flatMap(node =>
      node.type === 'card' ? [[node.id, node.data.step, node.data.isHere, node.data.isPaled]] : [],
    )
    expect(cards).toEqual([
      ['start', 1, false, false],
      ['hi', 2, true, false],
      ['size', undefined, false, true],
    ])
    expect(edges.filter(({ data }) => data?.isLit).map(({ id }) => id)).toEqual(['e1'])
  })

  it('names nodes for those who do not see them', () => {
    const problems = [{ code: 'text_missing', severity: 'error', node: 'hi', message: 'No text.' }] as const
    const { nodes } = scene().picture({ problems })
    expect(nameOf(nodes.find(({ id }) => id === 'hi'))).toBe('Hi, 1 errors, to Size')
  })

  it('says which cards and edges are selected', () => {
    const { nodes, edges } = scene().picture({ selection: { items: new Set(['hi']), edges: new Set(['e1']) } })
    expect(nodes.filter(({ selected }) => selected).map(({ id }) => id)).toEqual(['hi'])
    expect(edges.filter(({ selected }) => selected).map(({ id }) => id)).toEqual(['e1'])
  })
})

describe('what is dragged', () => {
  const box = { x: 103, y: 205, width: 196, height: 100 }

  it('stands in line with what is near', () => {
    const found = snapped(box, [{ x: 100, y: 500, width: 300, height: 40 }], 6)
    expect(found).toEqual({ dx: -3, dy: 3, guides: { x: 100, y: undefined } })
  })

  it('stands on the grid where nothing is near', () => {
    expect(snapped(box, [], 6)).toEqual({ dx: 1, dy: 3, guides: { x: undefined, y: undefined } })
  })
})

describe('the way of an edge', () => {
  it('is level at both ends and turns in the gap behind its column', () => {
    const { d } = wayPath({ sourceX: 200, sourceY: 100, targetX: 900, targetY: 300 })
    expect(d).toMatch(/^M200 100C[\d.]+ 100 [\d.]+ 300 256 300H900$/)
  })

  it('goes around when it leads back', () => {
    const { d, middle } = wayPath({ sourceX: 900, sourceY: 100, targetX: 200, targetY: 100 })
    expect(d).toContain('Q')
    expect(middle.y).toBeGreaterThan(100)
  })
})
