import { describe, expect, it } from 'vitest'
import { documentOf } from '../../../builder/editor/state/document.ts'
import { changeLines, marksOf, unionOf } from '../../../builder/editor/versions/change-lines.ts'
import { parseFlow } from '../../../runtime/flow/parse-flow.ts'

const drawn = {
  format: 1,
  id: 'pricing',
  name: 'Pricing',
  kind: 'bot',
  languages: ['en', 'nl'],
  nodes: [
    { id: 'start', action: 'start' },
    { id: 'hi', action: 'say', name: 'Welcome', config: { text: { en: 'Hi', nl: 'Hoi' } } },
    { id: 'topic', action: 'ask', config: { question: { en: 'What for?' }, choices: [{ id: 'a', label: { en: 'A quote' } }] } },
  ],
  edges: [
    { id: 'e1', source: 'start', port: 'next', target: 'hi' },
    { id: 'e2', source: 'hi', port: 'next', target: 'topic' },
  ],
}

const before = parseFlow(drawn)
const between = (after: object) => changeLines(documentOf(before), documentOf(parseFlow({ ...drawn, ...after })))
const changed = (id: string, patch: object) => drawn.nodes.map(node => (node.id === id ? { ...node, ...patch } : node))

describe('what changed between two flows', () => {
  it('is nothing where nothing did, and where things only moved or were published', () => {
    expect(between({})).toEqual([])
    expect(between({ nodes: changed('hi', { position: { x: 10, y: 20 }, actionVersion: 1 }) })).toEqual([])
  })

  it('is told text by text, in each language, with what it was', () => {
    const lines = between({ nodes: changed('hi', { config: { text: { en: 'Hello', nl: 'Hoi' } } }) })
    expect(lines).toMatchObject([
      { what: 'changed', node: { id: 'hi' }, leaves: [{ path: ['text', 'en'], before: 'Hi', after: 'Hello' }] },
    ])
  })

  it('follows choices by their ids', () => {
    const choices = [
      { id: 'b', label: { en: 'My order' } },
      { id: 'a', label: { en: 'A price' } },
    ]
    const [line] = between({ nodes: changed('topic', { config: { question: { en: 'What for?' }, choices } }) })
    expect(line).toMatchObject({
      leaves: [
        { path: ['choices', 'a', 'label', 'en'], before: 'A quote', after: 'A price' },
        { path: ['choices', 'b', 'id'], before: undefined, after: 'b' },
        { path: ['choices', 'b', 'label', 'en'], before: undefined, after: 'My order' },
      ],
    })
  })

  it('says that choices stand in another order', () => {
    const two = [
      { id: 'a', label: { en: 'A' } },
      { id: 'b', label: { en: 'B' } },
    ]
    const flowWith = (choices: readonly object[]) =>
      documentOf(parseFlow({ ...drawn, nodes: changed('topic', { config: { choices } }) }))
    expect(changeLines(flowWith(two), flowWith(two.toReversed()))).toMatchObject([
      { what: 'changed', leaves: [{ path: ['choices'] }] },
    ])
  })

  it('tells another name from other content', () => {
    expect(between({ nodes: changed('hi', { name: 'Greeting' }) })).toMatchObject([
      { what: 'renamed', node: { name: 'Greeting' }, before: { name: 'Welcome' } },
    ])
  })

  it('tells what came and went, without the ways that came and went with it', () => {
    const nodes = [...drawn.nodes.filter(({ id }) => id !== 'topic'), { id: 'bye', action: 'say' }]
    const edges = [...drawn.edges.slice(0, 1), { id: 'e3', source: 'hi', port: 'next', target: 'bye' }]
    const lines = between({ nodes, edges })
    expect(lines.map(({ what }) => what)).toEqual(['rewired', 'added', 'removed'])
    expect([...marksOf(lines)]).toEqual([
      ['hi', 'changed'],
      ['bye', 'added'],
      ['topic', 'removed'],
    ])
    const lost = between({ nodes: drawn.nodes.slice(0, 2), edges: drawn.edges.slice(0, 1) })
    expect(lost.map(({ what }) => what)).toEqual(['removed'])
  })

  it('tells where a way leads now, and where it led', () => {
    const edges = [drawn.edges[1], { id: 'new', source: 'start', port: 'next', target: 'topic' }]
    expect(between({ edges })).toMatchObject([
      { what: 'rewired', node: { id: 'start' }, port: 'next', before: { id: 'hi' }, after: { id: 'topic' } },
    ])
    expect(between({ edges: drawn.edges.slice(0, 1) })).toMatchObject([
      { what: 'rewired', before: { id: 'topic' }, after: undefined },
    ])
  })

  it('tells of the flow itself, and counts notes', () => {
    const notes = [{ id: 'n', x: 0, y: 0, width: 100, height: 60, text: 'Look' }]
    expect(between({ name: 'Prices', notes })).toMatchObject([
      { what: 'flow', leaves: [{ path: ['name'], before: 'Pricing', after: 'Prices' }] },
      { what: 'sheets', count: 1 },
    ])
  })
})

it('two flows on one canvas are the newer, with what is gone and the ways to it', () => {
  const after = parseFlow({ ...drawn, nodes: drawn.nodes.slice(0, 2), edges: drawn.edges.slice(0, 1) })
  const { nodes, edges } = unionOf(before, after)
  expect(nodes.map(({ id }) => id)).toEqual(['start', 'hi', 'topic'])
  expect(edges.map(({ id }) => id)).toEqual(['e1', 'e2'])
})
