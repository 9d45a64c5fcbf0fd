import type { ConversationRecord } from '../conversation/record.ts'

/** How long a finished conversation is taken up again by a message, ms. */
const dayMs = 24 * 60 * 60_000

/** Is it over for longer than its channel allows? Then what the visitor writes begins a new one. */
export function isOver({ state, closedAt = 0, peer }: ConversationRecord, now: number): boolean {
  // What stands in a thread, such as a mail's, belongs there for ever.
  return state === 'closed.done' && peer?.thread === undefined && now - closedAt > dayMs
}
