import type { Recipient } from '../../plugins/kit/server.ts'
import type { ConversationRecord } from '../conversation/record.ts'
import { nameIn } from '../store/name-in.ts'

/** Whom a conversation is with, as its channel names them, and what is known of them. */
export function recipientOf(record: ConversationRecord, known: Readonly<Record<string, unknown>>): Recipient {
  const { peer, language, id: conversation } = record
  const { email } = known
  const name = nameIn(known)
  return {
    id: peer?.id ?? '',
    ...(peer?.thread === undefined ? {} : { thread: peer.thread }),
    ...(name === undefined ? {} : { name }),
    ...(typeof email === 'string' ? { email } : {}),
    language,
    conversation,
  }
}
