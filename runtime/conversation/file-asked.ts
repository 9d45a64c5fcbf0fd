import { ParleyError } from '../errors/parley-error.ts'
import { type Draft, log } from './draft.ts'
import type { AgentAct } from './inbound.ts'
import { ownerOf } from './lifecycle.ts'

/** Where each message is sent to somebody, they send files without being asked. Error: `file_not_askable`. */
export function refuseAskingFile({ record }: Draft, { asksFile }: Extract<AgentAct, { type: 'agent-message' }>): void {
  if (asksFile && record.peer) throw new ParleyError('file_not_askable', { id: record.id })
}

/** The agent wants no file any more. Error: `file_not_asked`. */
export function withdrawFile(draft: Draft): void {
  const { record } = draft
  if (!record.fileAsked) throw new ParleyError('file_not_asked', { id: record.id })
  log(draft, { type: 'file-withdrawn', seq: record.fileAsked.seq })
  record.fileAsked = undefined
}

/** What an agent asked for stands until it has come, and no longer than an agent has the conversation. Called once, at the turn's end. */
export function settleFileAsked({ record, events }: Draft): void {
  const hasCome = events.some(event => event.type === 'message' && event.author === 'visitor' && event.fileId !== undefined)
  if (hasCome || ownerOf(record.state) !== 'agent') record.fileAsked = undefined
}
