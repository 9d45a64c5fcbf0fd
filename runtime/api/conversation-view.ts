import { ownerOf, statusOf } from '../conversation/lifecycle.ts'
import type { ConversationRecord } from '../conversation/record.ts'
import type { ConversationView, OwnConversation } from './contract.ts'

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

/** A conversation as a line in its visitor's list: told apart by when and what the visitor wrote last. */
export function ownConversationView(record: ConversationRecord): OwnConversation {
  const said = record.reply?.text.slice(0, mostSaid)
  return { ...conversationView(record), lastVisitorAt: record.lastVisitorAt, ...(said === undefined ? {} : { said }) }
}

const mostSaid = 200

// What an agent asks for comes before what a flow has asked, which rests meanwhile. The open question of flows is that of the frame
// on top; asked again, it is answered under its last message.
function pendingOf({ frames, fileAsked }: ConversationRecord): ConversationView['pending'] {
  if (fileAsked) return { messageId: `m${fileAsked.seq}`, text: fileAsked.text, input: 'file' }
  const pending = frames.at(-1)?.pending
  const messageId = pending?.messageIds.at(-1)
  if (!pending || messageId === undefined) return undefined
  const { text, input, choices, consent } = pending
  return {
    messageId,
    text,
    ...(input === undefined ? {} : { input }),
    ...(choices ? { choices } : {}),
    ...(consent === undefined ? {} : { consent }),
  }
}
