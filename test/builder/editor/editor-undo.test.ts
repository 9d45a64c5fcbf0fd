import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changesBetween } from '../../../builder/editor/state/changes-between.ts'
import type { Editor } from '../../../builder/editor/state/create-editor.ts'
import { documentOf } from '../../../builder/editor/state/document.ts'
import type { Flow } from '../../../runtime/flow/model.ts'
import { en } from '../../rig/flow-of.ts'
import '../../rig/repeatable.ts'
import { drawn, editorOf, stored } from './editor-scene.ts'

/** Something somebody does: which edit, to which of what is there, in which gesture. */
interface Act {
  readonly what: number
  readonly pick: number
  readonly other: number
  readonly gesture: string | undefined
}

const act: fc.Arbitrary<Act> = fc.record({
  what: fc.nat(12),
  pick: fc.nat(1_000),
  other: fc.nat(1_000),
  gesture: fc.constantFrom(undefined, 'drag', 'typing'),
})

const start = drawn(undefined, {
  notes: [{ id: 'note', x: 10, y: 10, width: 200, height: 100, text: 'Mind the gap' }],
  frames: [{ id: 'frame', x: 0, y: 0, width: 600, height: 400, title: 'All of it' }],
})

function perform(editor: Editor, { what, pick, other, gesture }: Act): void {
  const { nodes, edges, notes, frames } = editor.document()
  const of = (records: ReadonlyMap<string, unknown>, at: number): string =>
    [...records.keys()][at % Math.max(1, records.size)] ?? 'nobody'
  const node = of(nodes, pick)
  const { createId } = editor
  const added = { id: createId(), action: 'say', config: { text: en(`Line ${other}`) }, position: { x: pick, y: other } }
  const acts: readonly (() => void)[] = [
    () =>
      editor.edit(
        'addItems',
        { nodes: [added], edges: nodes.has(node) ? [{ id: createId(), source: node, port: 'next', target: added.id }] : [] },
        gesture,
      ),
    () => editor.edit('addItems', { notes: [{ id: createId(), x: pick, y: other, width: 100, height: 50, text: '' }] }, gesture),
    () => editor.edit('removeItems', { items: new Set([node, of(nodes, other), of(notes, pick)]) }, gesture),
    () => editor.edit('removeItems', { items: new Set([of(frames, pick)]), edges: new Set([of(edges, other)]) }, gesture),
    () =>
      editor.edit(
        'moveItems',
        { to: new Map([node, of(notes, pick), of(frames, pick)].map(id => [id, { x: other, y: pick }])) },
        gesture,
      ),
    () => editor.edit('connect', { source: node, port: other % 2 ? 'next' : 'answered', target: of(nodes, other) }, gesture),
    () => editor.edit('insertOnEdge', { edge: of(edges, pick), node: added }, gesture),
    () => editor.edit('setConfig', { node, path: ['text', 'en'], value: `Text ${other % 3}` }, gesture),
    () => editor.edit('setConfig', { node: 'topic', path: ['choices', other % 2], value: undefined }, gesture),
    () =>
      editor.edit(
        'setTexts',
        { texts: [{ node, path: ['config', 'text'], language: 'nl', text: `Tekst ${other % 3}` }] },
        gesture,
      ),
    () => editor.edit('patchNode', { node, patch: { name: other % 2 ? `Name ${other}` : undefined } }, gesture),
    () => editor.edit('patchSettings', { name: `Flow ${other % 3}` }, gesture),
    () => editor.edit('replaceFlow', { flow: other % 2 ? start : { ...start, nodes: start.nodes.slice(2), edges: [] } }, gesture),
  ]
  acts[what]?.()
  if (other % 7 === 0) editor.endGesture()
}

const undoAll = (editor: Editor): void => {
  while (editor.history.get().past.length > 0) editor.undo()
}
const redoAll = (editor: Editor): void => {
  while (editor.history.get().future.length > 0) editor.redo()
}

test('undo through all of it gives back exactly the flow it began with, and redo the one it came to', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), acts => {
      const editor = editorOf(start)
      for (const one of acts) perform(editor, one)
      const end = stored(editor)
      undoAll(editor)
      expect(stored(editor)).toEqual(start)
      redoAll(editor)
      expect(sorted(stored(editor))).toEqual(sorted(end))
      undoAll(editor)
      expect(stored(editor)).toEqual(start)
    }),
    { numRuns: 300 },
  )
})

test('going back and forth on the way changes nothing of that', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(act, fc.constantFrom('undo' as const, 'redo' as const)), { maxLength: 40 }), acts => {
      const editor = editorOf(start)
      for (const one of acts) {
        if (one === 'undo') editor.undo()
        else if (one === 'redo') editor.redo()
        else perform(editor, one)
      }
      undoAll(editor)
      expect(stored(editor)).toEqual(start)
    }),
    { numRuns: 200 },
  )
})

/** What somebody else makes of a flow: a node more, one moved, one with a note, and another name of the flow. */
function byOthers(flow: Flow, round: number): Flow {
  const [first, second, ...rest] = flow.nodes
  const more = { id: `theirs${round}`, action: 'say', config: { text: en('Theirs') }, position: { x: 5, y: 5 } }
  return {
    ...flow,
    inbox: `inbox-${round}`,
    nodes: [
      ...(first ? [{ ...first, note: `Theirs ${round}` }] : []),
      ...(second ? [{ ...second, position: { x: 900 + round, y: 900 } }] : []),
      ...rest,
      more,
    ],
  }
}

describe('what others changed meanwhile', () => {
  test('is there after all of ours was undone, whatever we did before and after', () => {
    fc.assert(
      fc.property(fc.array(fc.array(act, { maxLength: 12 }), { minLength: 2, maxLength: 4 }), rounds => {
        const editor = editorOf(start)
        let theirs = start
        for (const [round, acts] of rounds.entries()) {
          for (const one of acts) perform(editor, one)
          // They see only their own: what they changed comes as changes to ours.
          const next = byOthers(theirs, round)
          const changes = changesBetween(documentOf(theirs), documentOf(next))
          editor.take(changes.filter(({ kind }) => kind !== 'edges').flatMap(change => onto(editor, change)))
          theirs = next
        }
        undoAll(editor)
        const { nodes, edges } = editor.document()
        for (const [round] of rounds.entries()) expect(nodes.has(`theirs${round}`)).toBe(true)
        expect(editor.document().settings.inbox).toBe(`inbox-${rounds.length - 1}`)
        for (const { source, target } of edges.values()) expect([nodes.has(source), nodes.has(target)]).toEqual([true, true])
      }),
      { numRuns: 100 },
    )
  })

  test('stays in a record of which ours is undone', () => {
    const editor = editorOf()
    editor.edit('setConfig', { node: 'hi', path: ['text', 'en'], value: 'Welcome' })
    const mine = stored(editor)
    const theirs = { ...mine, nodes: mine.nodes.map(node => (node.id === 'hi' ? { ...node, name: 'Greeting' } : node)) }
    editor.take(changesBetween(editor.document(), documentOf(theirs)))
    editor.undo()
    expect(editor.document().nodes.get('hi')).toMatchObject({ name: 'Greeting', config: { text: { en: 'Hello!' } } })
    editor.redo()
    expect(editor.document().nodes.get('hi')).toMatchObject({ name: 'Greeting', config: { text: { en: 'Welcome' } } })
  })

  test('leaves nothing to undo where they wrote over ours or took it away, and no edge without its ends', () => {
    const editor = editorOf()
    editor.edit('setConfig', { node: 'price', path: ['text', 'en'], value: 'Free for now' })
    editor.edit('removeItems', { edges: new Set(['topic-choice-pricing']) })
    const mine = stored(editor)
    const theirs = { ...mine, nodes: mine.nodes.filter(({ id }) => id !== 'price') }
    editor.take(changesBetween(editor.document(), documentOf(theirs)))
    expect(editor.history.get().past.map(({ name }) => name)).toEqual(['removeItems'])
    editor.undo()
    expect(editor.document().edges.has('topic-choice-pricing')).toBe(false)
    expect(stored(editor)).toEqual(theirs)
  })

  test('does not break a gesture in two', () => {
    const editor = editorOf()
    const drag = (x: number): void => editor.edit('moveItems', { to: new Map([['hi', { x, y: 0 }]]) }, 'drag')
    drag(10)
    editor.take(changesBetween(editor.document(), documentOf({ ...stored(editor), name: 'Theirs' })))
    drag(20)
    expect(editor.history.get().past).toHaveLength(1)
    editor.undo()
    expect(stored(editor)).toEqual({ ...drawn(), name: 'Theirs' })
  })
})

/** A change of theirs as it is to what is here. */
function onto(editor: Editor, change: ReturnType<typeof changesBetween>[number]): readonly (typeof change)[] {
  const document = editor.document()
  if (change.kind === 'settings')
    return [{ ...change, before: document.settings, after: { ...document.settings, inbox: change.after.inbox } }]
  const before = document[change.kind].get(change.id)
  if (change.before !== undefined && before === undefined) return []
  return [{ ...change, before, after: before ? { ...change.after, ...before, note: 'Theirs' } : change.after } as typeof change]
}

/** Redoing puts what comes at the end: the order of records there is nobody's. */
function sorted(flow: Flow): Flow {
  const byId = <T extends { readonly id: string }>(records: readonly T[] = []): T[] =>
    records.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return { ...flow, nodes: byId(flow.nodes), edges: byId(flow.edges), notes: byId(flow.notes), frames: byId(flow.frames) }
}
