import type { EventView } from '../../../../runtime/api/contract.ts'
import type { Outgoing } from './contract.ts'
import { elsewhere, type Item, type Outbox } from './outbox.ts'

/**
 * What the panel shows below the transcript: nothing that stands in it already. What may have been sent (its ack was lost,
 * another tab has done it) may stand there without our knowing: then it is the first message of the visitor, after ours was
 * written, that says the same. What is done with leaves the outbox.
 */
export function outgoingOf(
  outbox: Outbox,
  shows: (item: Item) => boolean,
  entries: readonly EventView[],
  sending: Item | undefined,
): Outgoing[] {
  const claimed = new Set<number>()
  const isThere = (item: Item): boolean => {
    const { seq = elsewhere, after, error } = item
    if (error) return false
    if (seq !== elsewhere) return seq <= entries.length
    let found = 0
    for (let at = entries.length; at > after; at--) if (!claimed.has(at) && says(entries[at - 1], item)) found = at
    claimed.add(found)
    return found > 0
  }
  return outbox.items.flatMap(item => {
    const { clientMsgId, act, at, label, error } = item
    const isSent = item.seq !== undefined
    if (!shows(item) || isThere(item)) {
      if (isSent) outbox.remove(item)
      return []
    }
    const state = error ? 'refused' : isSent || item === sending ? 'sending' : 'waiting'
    if (item.shown?.state !== state || item.shown.error !== error) item.shown = { clientMsgId, act, at, label, state, error }
    return [item.shown]
  })
}

function says(event: EventView | undefined, { act }: Item): boolean {
  if (event?.type !== 'message' || event.author !== 'visitor' || act === 'person') return false
  const print = ({ choice, fields, fileId }: Pick<typeof event, 'choice' | 'fields' | 'fileId'>): string =>
    JSON.stringify([choice, fields, fileId])
  return print(event) === print(act) && (act.text?.trim() || event.text) === event.text
}
