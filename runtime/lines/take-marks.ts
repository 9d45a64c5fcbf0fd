import type { Clock } from '../clock/clock.ts'
import type { Notice } from '../deliver/publisher.ts'
import type { Store } from '../store/contract.ts'
import type { Place } from '../store/outbox.ts'
import type { Marks } from './read-news.ts'

/** Writes down how far messages have come: marks only, no turn is made of them. */
export interface TakeMarks {
  take(channel: string, marks: Marks): Promise<void>
  /** From now on a channel knows a message by this id: what was said of it before is said of it now. */
  named(channel: string, external: string): void
}

export interface TakeMarksParts {
  readonly store: Pick<Store, 'outbox' | 'letters' | 'reads' | 'conversations'>
  readonly clock: Pick<Clock, 'now'>
  readonly publish: (notice: Notice) => void
  readonly onError: (error: unknown) => void
}

type Marked = Place & { readonly isDelivered: boolean }

/** What is said of a message before the answer to sending it has come: so much is kept in mind, the newest. */
const mostEarly = 1_000

export function createTakeMarks({ store, clock, publish, onError }: TakeMarksParts): TakeMarks {
  const { outbox, letters, reads, conversations } = store
  const early = new Map<string, Marks['type']>()
  const keepInMind = (name: string, type: Marks['type']): void => {
    const before = early.get(name)
    early.delete(name)
    early.set(name, before === 'read' ? before : type)
    // What nobody ever sent by such a name must not keep out what is being sent now.
    const [oldest] = early.keys()
    if (early.size > mostEarly && oldest !== undefined) early.delete(oldest)
  }

  const placesOf = async (channel: string, { type, ids = [], to, upTo }: Marks): Promise<readonly Marked[]> => {
    const places: Marked[] = to === undefined ? [] : [...(await outbox.sentTo(channel, to, upTo ?? clock.now()))]
    for (const id of ids) {
      const place = await letters.find(channel, id)
      if (place && !place.came) places.push({ conversation: place.conversation, seq: place.seq, isDelivered: false })
      else if (!place) keepInMind(`${channel}\0${id}`, type)
    }
    return places
  }
  const delivered = async (place: Place): Promise<void> => {
    if (!(await outbox.delivered(place, clock.now()))) return
    const { conversation, seq } = place
    const delivery = (await outbox.of(conversation, seq, seq)).get(seq)
    if (delivery) publish({ type: 'delivery', conversation, seq, delivery })
  }
  const read = async (conversation: string, upToSeq: number): Promise<void> => {
    const at = clock.now()
    const visitor = (await conversations.get(conversation))?.visitorId
    if (visitor === undefined || !(await reads.mark(conversation, 'visitor', { upToSeq, at }))) return
    publish({ type: 'read', conversation, visitor, by: 'visitor', upToSeq, at })
  }
  const take: TakeMarks['take'] = async (channel, marks) => {
    const places = await placesOf(channel, marks)
    for (const place of places) if (!place.isDelivered) await delivered(place)
    if (marks.type === 'delivered') return
    const last = new Map<string, number>()
    for (const { conversation, seq } of places) last.set(conversation, Math.max(seq, last.get(conversation) ?? 0))
    for (const [conversation, seq] of last) await read(conversation, seq)
  }
  return {
    take,
    named(channel, external) {
      const type = early.get(`${channel}\0${external}`)
      if (type === undefined) return
      early.delete(`${channel}\0${external}`)
      take(channel, { type, ids: [external] }).catch(onError)
    },
  }
}
