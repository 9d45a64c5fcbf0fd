import type { Outgoing } from '../../plugins/kit/server.ts'
import type { ConversationRecord } from '../conversation/record.ts'
import type { Store } from '../store/contract.ts'

const mostIds = 50
const mostBefore = 20

/** What a message of a conversation of letters answers: its subject, what came and went before, and who reads along. */
export async function letterOf(
  { letters, conversations }: Pick<Store, 'letters' | 'conversations'>,
  { id, letter }: ConversationRecord,
  seq: number,
  visitor: string | undefined,
): Promise<NonNullable<Outgoing['letter']>> {
  // What is no message, and what was taken back, stands between them.
  const [ids, events] = await Promise.all([
    letters.ids(id, seq, mostIds),
    conversations.events(id, Math.max(0, seq - 1 - mostBefore * 3), mostBefore * 3),
  ])
  const before = events
    .flatMap(event => (event.type === 'message' && event.seq < seq && event.text !== '' ? [event] : []))
    .slice(-mostBefore)
    .reverse()
    .map(({ author, name, at, text }) => ({ author: name ?? (author === 'visitor' ? (visitor ?? '') : ''), at, text }))
  const { subject, cc = [] } = letter ?? {}
  return { ...(subject === undefined ? {} : { subject }), ids, before, cc }
}
