import type { ApiScene } from './api-scene.ts'
import { en, flowOf } from './flow-of.ts'

/** A flow that asks for a name, then for a file, then for anything else. */
export const fileFlow = flowOf('cv', [
  ['start', 'start', {}, { next: 'name' }],
  ['name', 'ask', { question: en('Your name?') }, { answered: 'cv' }],
  ['cv', 'ask', { question: en('Your CV?'), kind: 'file', saveAs: 'cv' }, { answered: 'more' }],
  ['more', 'ask', { question: en('Anything else?') }, { answered: 'cv' }],
])

/** A visitor whose open question takes a file. */
export interface Asked {
  readonly token: string
  readonly conversation: string
  /** Where to upload to. */
  readonly url: string
}

export async function askForFile(scene: ApiScene): Promise<Asked> {
  const token = await scene.visitor()
  const begun = await scene.call('POST /api/visitor/conversations', { flow: 'cv', clientMsgId: 'k0', text: 'Ada' }, token)
  const conversation: string = begun.json.conversation.id
  return { token, conversation, url: `/api/visitor/conversations/${conversation}/files` }
}
