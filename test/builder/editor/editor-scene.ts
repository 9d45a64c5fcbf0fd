import { createEditor, type Editor } from '../../../builder/editor/state/create-editor.ts'
import { flowOf as flowIn } from '../../../builder/editor/state/document.ts'
import type { Descriptor } from '../../../plugins/kit/descriptor.ts'
import type { Flow } from '../../../runtime/flow/model.ts'
import { parseFlow } from '../../../runtime/flow/parse-flow.ts'
import { type Drawn, en, flowOf } from '../../rig/flow-of.ts'
import { builtInDescriptors } from './card-scene.ts'

/** What nodes can be in these tests: all that is built in. */
export const descriptors: ReadonlyMap<string, Descriptor> = await builtInDescriptors()

/** A greeting, a question with two ways on, and where they lead. */
export const hello: readonly Drawn[] = [
  ['start', 'start', {}, { next: 'hi' }],
  ['hi', 'say', { text: en('Hello!') }, { next: 'topic' }],
  [
    'topic',
    'ask',
    {
      kind: 'choice',
      question: en('What is it about?'),
      choices: [
        { id: 'pricing', label: en('Pricing') },
        { id: 'people', label: en('A person') },
      ],
    },
    { 'choice:pricing': 'price', 'choice:people': 'person' },
  ],
  ['price', 'say', { text: en('It is free.') }],
  ['person', 'handoff', { to: 'unassigned' }],
]

/** A flow as the server stores it. */
export const drawn = (lines: readonly Drawn[] = hello, more: Readonly<Record<string, unknown>> = {}): Flow =>
  parseFlow(flowOf('hello', lines, more))

/** An editor of a flow, with ids that count. */
export function editorOf(flow: Flow = drawn(), { isReadOnly = false, prefix = 'new' } = {}): Editor {
  let made = 0
  const createId = (): string => {
    made += 1
    return `${prefix}${made}`
  }
  return createEditor({ flow, descriptors, isReadOnly, createId })
}

/** What an editor would store now. */
export const stored = (editor: Editor): Flow => flowIn(editor.document())
