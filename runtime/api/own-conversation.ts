import type { ConversationRecord } from '../conversation/record.ts'
import { ParleyError } from '../errors/parley-error.ts'
import type { Store } from '../store/contract.ts'
import { conversationIn } from './address-ids.ts'

/** A conversation of this visitor. Error: `conversation_unknown`, also for somebody else's and for what is no id. */
export async function ownConversation(
  { conversations }: Pick<Store, 'conversations'>,
  visitorId: string,
  address: { readonly id: string },
): Promise<ConversationRecord> {
  const id = conversationIn(address)
  const record = await conversations.ofVisitor(id, visitorId)
  if (!record) throw new ParleyError('conversation_unknown', { id })
  return record
}
