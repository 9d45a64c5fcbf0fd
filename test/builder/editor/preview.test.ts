import { describe, expect, test } from 'vitest'
import { createClient } from '../../../builder/api/client.ts'
import { flowFacts } from '../../../builder/editor/known/flow-facts.ts'
import { createPreview } from '../../../builder/editor/preview/create-preview.ts'
import { litNodes } from '../../../builder/editor/preview/lit-nodes.ts'
import { nextMove } from '../../../builder/editor/preview/next-move.ts'
import { stateOf } from '../../../builder/editor/preview/preview-machine.ts'
import { sameFlow } from '../../../builder/editor/preview/same-flow.ts'
import { variableRows } from '../../../builder/editor/preview/variable-rows.ts'
import { readValue } from '../../../builder/editor/preview/variable-value.tsx'
import { createEditor, type Editor } from '../../../builder/editor/state/create-editor.ts'
import { descriptors } from '../../../stories/builder/editor/declared.ts'
import { calling, flow, running, withPeople } from '../../../stories/builder/editor/preview/views.ts'

const editorOf = (): Editor => createEditor({ flow, descriptors, isReadOnly: false, createId: () => 'new' })

/** A preview before a server that answers at once, and then says nothing more. */
function scene(answers: Readonly<Record<string, unknown>> = {}) {
  const editor = editorOf()
  const asked: string[] = []
  const client = createClient({
    server: 'http://parley.test',
    language: () => 'en',
    async fetch(address, init) {
      const { pathname, search } = new URL(address instanceof Request ? address.url : address)
      const what = `${init?.method} ${pathname}`
      asked.push(what)
      const answer = answers[what] ?? (what === 'POST /api/previews' ? { id: 'p1', page: '/preview/x' } : running)
      if (search !== '') await new Promise(() => undefined)
      return Response.json(answer, { status: typeof answer === 'object' && 'error' in answer ? 404 : 200 })
    },
  })
  const preview = createPreview(editor, client)
  const state = (): string => stateOf(preview.actor.getSnapshot())
  return { editor, preview, asked, state, until: (wanted: string) => expect.poll(state).toBe(wanted) }
}

describe('the preview of an editor', () => {
  test('lights the way that the conversation takes, as long as it is looked at', async () => {
    const { editor, preview, until } = scene()
    preview.shown(true)
    preview.start()
    await until('running')
    await expect.poll(() => editor.session.get().lit?.nodes).toEqual(['start', 'welcome', 'topic', 'size', 'email'])
    preview.shown(false)
    expect(editor.session.get().lit).toBeUndefined()
    preview.shown(true)
    expect(editor.session.get().lit?.nodes).toHaveLength(5)
    preview.close()
    expect(editor.session.get().lit).toBeUndefined()
  })

  test('goes on while somebody draws, says that it is old, and is not once that is undone', async () => {
    const { editor, preview, state, until } = scene()
    preview.start()
    await until('running')
    editor.edit('moveItems', { to: new Map([['welcome', { x: 5, y: 5 }]]) })
    expect(state()).toBe('running')
    editor.edit('setConfig', { node: 'welcome', path: ['text', 'en'], value: 'Good morning.' })
    expect(state()).toBe('outdated')
    editor.undo()
    expect(state()).toBe('running')
  })

  test('ends when the server knows it no more', async () => {
    const { preview, until } = scene({ 'GET /api/previews/p1': { error: { code: 'preview_unknown', message: '' } } })
    preview.start()
    await until('ended')
  })

  test('begins again for a new wish, and for nothing else that is seen', async () => {
    const { editor, preview, asked, until } = scene()
    preview.start()
    await until('running')
    editor.see({ language: 'da' })
    const begun = (): number => asked.filter(what => what === 'POST /api/previews').length
    expect(begun()).toBe(1)
    editor.see({ preview: { start: 'email' } })
    await expect.poll(begun).toBe(2)
  })
})

describe('along a way', () => {
  const document = editorOf().document()
  const way = ['start', 'welcome', 'topic', 'size', 'email', 'crm', 'people']

  test('a choice that leads on is chosen', () => {
    const choices = [
      { id: 'quote', label: 'A quote' },
      { id: 'order', label: 'My order' },
    ]
    const pending = { messageId: 'm1', text: 'What?', choices }
    const view = { ...running, frames: [{ flow: 'pricing', node: 'topic' }], conversation: { ...running.conversation, pending } }
    expect(nextMove(way, view, document)).toEqual({ do: 'choose', choice: 'quote' })
  })
  test('what goes out ends as the way says', () => {
    expect(nextMove(way, calling, document)).toEqual({ do: 'end', call: 'c1-3-0', outcome: 'ok' })
  })
  test('what only a person can write is waited for, and its end is its end', () => {
    expect(nextMove(way, running, document)).toBeUndefined()
    expect(nextMove(way, withPeople('queue'), document)).toBeUndefined()
  })
})

describe('what is known', () => {
  test('comes with where it is from, and with what the current step waits for first', () => {
    const document = editorOf().document()
    const rows = variableRows({ view: running, document, facts: flowFacts(document.nodes, descriptors), descriptors })
    expect(rows.map(({ name, isAwaited, from, node }) => [name, isAwaited, from ?? node])).toEqual([
      ['contact.email', true, undefined],
      ['topic', false, 'topic'],
      ['page.url', false, 'page'],
    ])
  })
  test('is written as what it looks like', () => {
    expect([readValue('5'), readValue('true'), readValue('05 ab'), readValue('-1.5')]).toEqual([5, true, '05 ab', -1.5])
  })
})

test('of a flow only what talks makes it another', () => {
  const editor = editorOf()
  const before = editor.document()
  editor.edit('patchNode', { node: 'welcome', patch: { note: 'Say this kindly.' } })
  expect(sameFlow(before, editor.document())).toBe(true)
  editor.edit('removeItems', { items: new Set(['crm']) })
  expect(sameFlow(before, editor.document())).toBe(false)
})

test('the lit way is of this flow alone', () => {
  const elsewhere = { ...running, frames: [{ flow: 'other', node: 'email' }], turns: running.turns.slice(0, 1) }
  expect(litNodes(elsewhere, editorOf().document())).toEqual(['start', 'welcome', 'topic'])
})
