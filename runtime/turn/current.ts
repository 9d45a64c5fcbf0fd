import type { ConversationRecord } from '../conversation/record.ts'
import type { Store } from '../store/contract.ts'
import { isOver } from './reopening.ts'

/** The conversation a visitor would go on with: of the hundred that changed last, the newest that is not over. */
export async function currentOf(
  { conversations }: Pick<Store, 'conversations'>,
  visitorId: string,
  now: number,
): Promise<ConversationRecord | undefined> {
  const { rows } = await conversations.list({ visitor: visitorId, limit: 100 })
  return rows.find(({ record }) => !isOver(record, now))?.record
}
