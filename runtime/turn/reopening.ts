import type { ConversationRecord } from '../conversation/record.ts'

/** How long a channel's finished conversation is taken up again by a message, ms. */
const windows: Readonly<Record<string, number>> = { email: Number.POSITIVE_INFINITY }
const dayMs = 24 * 60 * 60_000

/** Is it over for longer than its channel allows? Then what the visitor writes begins a new one. */
export function isOver({ state, closedAt = 0, channelId }: ConversationRecord, now: number): boolean {
  return state === 'closed.done' && now - closedAt > (windows[channelId] ?? dayMs)
}
