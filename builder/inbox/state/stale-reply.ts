import type { EventView } from '../../../runtime/api/contract.ts'
import type { MessageView } from './thread-items.ts'

/** What a colleague has answered since one began to write: sending on top of it asks first. */
export function answeredMeanwhile(
  events: readonly EventView[],
  beganAt: number | undefined,
  me: string,
): MessageView | undefined {
  if (beganAt === undefined) return undefined
  return events.findLast(
    event => event.type === 'message' && event.seq > beganAt && event.author === 'agent' && event.name !== me,
  ) as MessageView | undefined
}
