import type { ConversationRow } from '../../../runtime/api/contract.ts'

/** A row of somebody who waits in the queue, but for what is said. */
export function rowOf(id: string, about: Partial<ConversationRow> = {}): ConversationRow {
  return {
    id,
    status: 'open',
    owner: 'queue',
    flow: 'qualify',
    version: 14,
    language: 'de',
    channel: 'website',
    inbox: 'sales',
    visitor: `v-${id}`,
    assignee: null,
    labels: [],
    openedAt: 0,
    lastVisitorAt: 0,
    updatedAt: 1,
    unread: 0,
    isOnline: true,
    ...about,
  }
}
