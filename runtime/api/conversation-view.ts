import { ownerOf, statusOf } from '../conversation/lifecycle.ts'
import type { ConversationRecord } from '../conversation/record.ts'
import type { ConversationView } from './contract.ts'

/** A conversation as its visitor may see it. */
export function conversationView(record: ConversationRecord): ConversationView {
  const { id, state, flow, version, language, previous } = record
  const pending = pendingOf(record)
  return {
    id,
    status: statusOf(state),
    owner: ownerOf(state),
    flow,
    version,
    language,
    ...(pending ? { pending } : {}),
    ...(previous === undefined ? {} : { previous }),
  }
}

// The open question is that of the frame on top; asked again, it is answered under its last message.
function pendingOf({ frames }: ConversationRecord): ConversationView['pending'] {
  const pending = frames.at(-1)?.pending
  const messageId = pending?.messageIds.at(-1)
  if (!pending || messageId === undefined) return undefined
  const { text, input, choices } = pending
  return { messageId, text, ...(input === undefined ? {} : { input }), ...(choices ? { choices } : {}) }
}
