import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { merge } from '../../../builder/editor/save/merge.ts'
import { applyChanges } from '../../../builder/editor/state/change.ts'
import { documentOf, type FlowDocument, flowOf } from '../../../builder/editor/state/document.ts'
import { threeWay } from '../../../builder/editor/state/three-way.ts'
import type { Flow, FlowNode } from '../../../runtime/flow/model.ts'
import { en } from '../../rig/flow-of.ts'
import '../../rig/repeatable.ts'
import { drawn, editorOf } from './editor-scene.ts'

const base = drawn()
const side = (change: (flow: Flow) => Flow): FlowDocument => documentOf(change(base))
const withNode =
  (id: string, patch: Partial<FlowNode>) =>
  (flow: Flow): Flow => ({ ...flow, nodes: flow.nodes.map(node => (node.id === id ? { ...node, ...patch } : node)) })
const without =
  (id: string) =>
  (flow: Flow): Flow => ({
    ...flow,
    nodes: flow.nodes.filter(node => node.id !== id),
    edges: flow.edges.filter(({ source, target }) => source !== id && target !== id),
  })
const edge = (id: string, source: string, port: string, target: string) => (flow: Flow) => ({
  ...flow,
  edges: [...flow.edges, { id, source, port, target }],
})

/** Both ways: what each of the two has in the end, and what they are asked. */
function met(mine: (flow: Flow) => Flow, theirs: (flow: Flow) => Flow) {
  const merged = merge(documentOf(base), side(mine), side(theirs))
  return { flow: flowOf(applyChanges(side(mine), merged.changes)), conflicts: merged.conflicts }
}

const ids = (records: readonly { readonly id: string }[]): readonly string[] => records.map(({ id }) => id).sort()

describe('two people', () => {
  test('who do different things both have done them', () => {
    const { flow, conflicts } = met(without('price'), flow => ({ ...withNode('hi', { name: 'Greeting' })(flow), name: 'Theirs' }))
    expect(flow).toMatchObject({ name: 'Theirs' })
    expect(ids(flow.nodes)).toEqual(['hi', 'person', 'start', 'topic'])
    expect(ids(flow.edges)).toEqual(['hi-next', 'start-next', 'topic-choice-people'])
    expect(flow.nodes.find(({ id }) => id === 'hi')?.name).toBe('Greeting')
    expect(conflicts).toEqual([])
  })

  test('who do the same have done it once', () => {
    for (const same of [without('price'), withNode('hi', { name: 'Greeting' })]) {
      const { flow, conflicts } = met(same, same)
      expect(flow).toEqual(same(base))
      expect(conflicts).toEqual([])
    }
  })

  test('who put a node at two places have it where the one put it, and nobody is asked', () => {
    const { flow, conflicts } = met(
      withNode('hi', { position: { x: 10, y: 0 } }),
      withNode('hi', { position: { x: 0, y: 20 }, name: 'Greeting' }),
    )
    expect(flow.nodes.find(({ id }) => id === 'hi')).toMatchObject({ name: 'Greeting', position: { x: 10, y: 0 } })
    expect(conflicts).toEqual([])
  })

  test('of whom one moved what the other deleted have it deleted', () => {
    const moved = withNode('price', { position: { x: 10, y: 0 } })
    for (const [mine, theirs] of [
      [moved, without('price')],
      [without('price'), moved],
    ] as const) {
      const { flow, conflicts } = met(mine, theirs)
      expect(ids(flow.nodes)).not.toContain('price')
      expect(ids(flow.edges)).not.toContain('topic-choice-pricing')
      expect(conflicts).toEqual([])
    }
  })
})

describe('what one changed and the other deleted', () => {
  const changed = withNode('price', { config: { text: en('It costs a lot.') } })

  test('stays with its edges where we changed it, and can go after all', () => {
    const { flow, conflicts } = met(changed, without('price'))
    expect(ids(flow.edges)).toContain('topic-choice-pricing')
    expect(conflicts).toMatchObject([{ kind: 'nodes', id: 'price', theirs: undefined }])
    const editor = editorOf(flow)
    const [conflict] = conflicts
    if (conflict) editor.edit('takeTheirs', { conflict })
    expect(flowOf(editor.document())).toEqual(without('price')(base))
    editor.undo()
    expect(flowOf(editor.document())).toEqual(flow)
  })

  test('is gone where we deleted it, and can come back with its edges', () => {
    const { flow, conflicts } = met(without('price'), changed)
    expect(ids(flow.nodes)).not.toContain('price')
    expect(conflicts).toMatchObject([{ kind: 'nodes', id: 'price', mine: undefined, edges: [{ id: 'topic-choice-pricing' }] }])
    const editor = editorOf(flow)
    const [conflict] = conflicts
    if (conflict) editor.edit('takeTheirs', { conflict })
    expect(flowOf(editor.document())).toMatchObject({
      nodes: expect.arrayContaining([changed(base).nodes.find(({ id }) => id === 'price')]),
      edges: expect.arrayContaining([{ id: 'topic-choice-pricing', source: 'topic', port: 'choice:pricing', target: 'price' }]),
    })
  })
})

describe('edges', () => {
  test('from one way out to two nodes: ours stays, theirs can be taken', () => {
    const { flow, conflicts } = met(edge('mine', 'price', 'next', 'person'), edge('theirs', 'price', 'next', 'hi'))
    expect(flow.edges.filter(({ source }) => source === 'price')).toEqual([
      { id: 'mine', source: 'price', port: 'next', target: 'person' },
    ])
    expect(conflicts).toMatchObject([{ kind: 'edges', id: 'mine', clashes: [{ mine: 'person', theirs: 'hi' }] }])
    const editor = editorOf(flow)
    const [conflict] = conflicts
    if (conflict) editor.edit('takeTheirs', { conflict })
    expect(editor.document().edges.get('mine')?.target).toBe('hi')
  })

  test('drawn twice alike are one, and nobody is asked', () => {
    const { flow, conflicts } = met(edge('mine', 'price', 'next', 'hi'), edge('theirs', 'price', 'next', 'hi'))
    expect(ids(flow.edges)).toEqual(ids(edge('mine', 'price', 'next', 'hi')(base).edges))
    expect(conflicts).toEqual([])
  })

  test('never lead to what the other deleted', () => {
    for (const [mine, theirs] of [
      [edge('mine', 'price', 'next', 'person'), without('person')],
      [without('person'), edge('theirs', 'price', 'next', 'person')],
    ] as const)
      expect(met(mine, theirs).flow).toEqual(without('person')(base))
  })
})

describe('one record, put together', () => {
  const was = {
    choices: [
      { id: 'a', label: en('A') },
      { id: 'b', label: en('B') },
      { id: 'c', label: en('C') },
    ],
  }
  const woven = (mine: unknown, theirs: unknown) => threeWay({ config: was }, { config: mine }, { config: theirs })

  test('keeps items that both added, in the order of who moved them', () => {
    const [a, b, c] = was.choices
    const { value, clashes } = woven({ choices: [a, b, c, { id: 'mine' }] }, { choices: [c, a, { id: 'theirs' }, b] })
    expect(value).toEqual({ config: { choices: [c, { id: 'mine' }, a, { id: 'theirs' }, b] } })
    expect(clashes).toEqual([])
  })

  test('takes away items that one took away, unless the other changed them', () => {
    const [a, b, c] = was.choices
    expect(woven({ choices: [a, b] }, { choices: [b, c] }).value).toEqual({ config: { choices: [b] } })
    const told = woven({ choices: [a, b] }, { choices: [a, b, { ...c, label: en('See') }] })
    expect(told).toMatchObject({
      value: { config: { choices: [{ id: 'a' }, { id: 'b' }] } },
      clashes: [{ path: ['config', 'choices', 'c'] }],
    })
  })

  test('does not mix what belongs together', () => {
    const rule = { id: 'r', when: { type: 'text', of: 'vars.a', is: 'known' } }
    const told = threeWay(
      { config: { rules: [rule] } },
      { config: { rules: [{ ...rule, when: { type: 'number', of: 'vars.a', is: 'at-least', value: 5 } }] } },
      { config: { rules: [{ ...rule, when: { type: 'text', of: 'vars.b', is: 'known' } }] } },
    )
    expect(told.value).toMatchObject({ config: { rules: [{ when: { type: 'number', of: 'vars.a' } }] } })
    expect(told.clashes).toMatchObject([{ path: ['config', 'rules', 'r', 'when'] }])
  })

  test('is the one that changed where only one did, and either where both did the same', () => {
    const json = fc.dictionary(fc.constantFrom('config', 'name', 'choices', 'en'), fc.jsonValue({ maxDepth: 3 }))
    fc.assert(
      fc.property(json, json, json, (a, b, c) => {
        expect(threeWay(a, a, b)).toEqual({ value: b, clashes: [] })
        expect(threeWay(a, b, a)).toEqual({ value: b, clashes: [] })
        expect(threeWay(a, b, b)).toEqual({ value: b, clashes: [] })
        const [mine, theirs] = [threeWay(a, b, c), threeWay(a, b, c, 'theirs')]
        if (mine.clashes.length === 0) expect(mine.value).toEqual(theirs.value)
      }),
    )
  })
})
