import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { copyOf } from '../../../builder/editor/clipboard/copy-of.ts'
import type { FlowPart } from '../../../builder/editor/clipboard/flow-part.ts'
import { type Pasted, pasteOf } from '../../../builder/editor/clipboard/paste-of.ts'
import { documentOf } from '../../../builder/editor/state/document.ts'
import type { Flow } from '../../../runtime/flow/model.ts'
import { en } from '../../rig/flow-of.ts'
import '../../rig/repeatable.ts'
import { descriptors, drawn, editorOf, hello } from './editor-scene.ts'

const flow = drawn([...hello, ['again', 'go-to', { node: 'topic' }]], {
  notes: [{ id: 'note', x: -40, y: -60, width: 200, height: 100, text: 'Mind the gap' }],
  frames: [{ id: 'frame', x: 0, y: 0, width: 600, height: 400, title: 'All of it' }],
})

function paste(text: string, into: Flow = flow): Pasted {
  let made = 0
  const createId = (): string => {
    made += 1
    return `new${made}`
  }
  return pasteOf(text, { document: documentOf(into), at: { x: 100.4, y: 200 }, createId, descriptors, language: 'nl' })
}

function partOf(pasted: Pasted): FlowPart {
  if ('why' in pasted) throw new Error(`not pasted: ${pasted.why}`)
  return pasted.part
}

const copied = (...items: readonly string[]): string => copyOf(documentOf(flow), { items: new Set(items) }) ?? ''

describe('what is copied', () => {
  test('comes with ids of its own, the edges between, and as it lay', () => {
    const { nodes, edges, notes, frames } = partOf(paste(copied('hi', 'topic', 'price', 'note', 'frame')))
    expect(nodes.map(({ id, action }) => `${id} ${action}`)).toEqual(['new1 say', 'new2 ask', 'new3 say'])
    expect(edges.map(({ source, port, target }) => `${source} ${port} ${target}`)).toEqual([
      'new1 next new2',
      'new2 choice:pricing new3',
    ])
    expect(new Set([...nodes, ...edges, ...notes, ...frames].map(({ id }) => id)).size).toBe(7)
    expect(notes).toMatchObject([{ x: 100, y: 200, text: 'Mind the gap' }])
    expect(nodes[0]?.position).toEqual({ x: 140, y: 260 })
  })

  test('is put on the canvas as one step, and again', () => {
    const editor = editorOf(flow)
    for (const at of [1, 2]) {
      const pasted = pasteOf(copied('hi', 'topic'), {
        document: editor.document(),
        at: { x: at, y: 0 },
        createId: editor.createId,
        descriptors,
        language: 'en',
      })
      editor.edit('addItems', partOf(pasted))
    }
    expect(editor.document().nodes.size).toBe(flow.nodes.length + 4)
    editor.undo()
    editor.undo()
    expect(editor.document()).toEqual(documentOf(flow))
  })

  test('is nothing where only edges are selected, or nothing', () => {
    expect(copyOf(documentOf(flow), { items: new Set() })).toBeUndefined()
    expect(copyOf(documentOf(flow), { items: new Set(['hi-next']) })).toBeUndefined()
  })
})

describe('a node that another names', () => {
  const named = (pasted: Pasted): unknown => partOf(pasted).nodes.find(({ action }) => action === 'go-to')?.config

  test('is the copy when it came along, the same when it is in this flow, and none elsewhere', () => {
    expect(named(paste(copied('topic', 'again')))).toEqual({ node: 'new1' })
    expect(named(paste(copied('again')))).toEqual({ node: 'topic' })
    expect(named(paste(copied('again'), drawn([['start', 'start']])))).toEqual({})
  })
})

describe('a whole flow as a file', () => {
  test('brings all but a second beginning', () => {
    const { nodes, edges } = partOf(paste(JSON.stringify(flow)))
    expect(nodes.map(({ action }) => action)).toEqual(['say', 'ask', 'say', 'handoff', 'go-to'])
    expect(edges).toHaveLength(flow.edges.length - 1)
    expect(partOf(paste(JSON.stringify(flow), drawn([]))).nodes[0]?.action).toBe('start')
  })
})

describe('plain text', () => {
  test('is said, all of it in one node, in the language that is shown', () => {
    const { nodes } = partOf(paste('  Hello!\r\n\r\nHow are you?\n'))
    expect(nodes).toMatchObject([
      { id: 'new1', action: 'say', config: { text: { nl: 'Hello!\n\nHow are you?' } }, position: { x: 100, y: 200 } },
    ])
  })

  test('may look like data', () => {
    for (const text of ['42', '"quoted"', '[1, 2]', 'null', '{ not json'])
      expect(partOf(paste(text)).nodes[0]?.config).toEqual({ text: { nl: text } })
  })
})

test('what is nothing of ours says why', () => {
  const why = (text: string, into?: Flow): unknown => {
    const pasted = paste(text, into)
    return 'why' in pasted && pasted.why
  }
  expect(why('')).toBe('empty')
  expect(why(' \n ')).toBe('empty')
  expect(why('{"hello": "world"}')).toBe('unknown')
  expect(why('{"type": "parley/flow-part@1", "nodes": "all"}')).toBe('unreadable')
  expect(why('{"type": "parley/flow-part@2", "nodes": []}')).toBe('unknown')
  expect(why('{"format": 1, "nodes": []}')).toBe('unreadable')
  expect(why(JSON.stringify({ ...flow, format: 2 }))).toBe('unreadable')
  expect(why(JSON.stringify(drawn([['start', 'start']])))).toBe('empty')
  expect(why('x'.repeat(8_001))).toBe('long')
  const many = drawn(Array.from({ length: 9_999 }, (_, at) => [`n${at}`, 'say', { text: en('Hi') }]))
  expect(why(copied('hi', 'topic'), many)).toBe('full')
})

test('nothing that is pasted throws', () => {
  const odd = fc.oneof(
    fc.string(),
    fc.json(),
    fc.jsonValue().map(nodes => JSON.stringify({ type: 'parley/flow-part@1', nodes, edges: [], notes: [], frames: [] })),
  )
  fc.assert(
    fc.property(odd, text => {
      expect(Object.keys(paste(text))).toHaveLength(1)
    }),
  )
})
