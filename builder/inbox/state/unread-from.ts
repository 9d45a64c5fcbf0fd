import type { EventView } from '../../../runtime/api/contract.ts'

/** The first of the last so many lines of the visitor; undefined when none is unread. */
export function unreadFrom(events: readonly EventView[], unread: number): number | undefined {
  if (unread < 1) return undefined
  return events.filter(event => event.type === 'message' && event.author === 'visitor').at(-unread)?.seq ?? events[0]?.seq
}
