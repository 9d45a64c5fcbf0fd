import type { Clock } from '../clock/clock.ts'
import type { Store } from '../store/contract.ts'
import type { Place } from '../store/outbox.ts'

/** Tells what visitors wrote from what comes back of our own. */
export interface Echoes {
  /** Is this the id of something that was sent here, as the channel names it or by the key it was given? Then it has arrived. */
  hear(channel: string, id: string): Promise<boolean>
  /** The message of ours that goes by this id there, or was sent under it as its key. */
  find(channel: string, id: string): Promise<Place | undefined>
  /** It has gone after all, and is called this there. */
  settle(channel: string, key: string, external: string | undefined): Promise<void>
  /**
   * What is said to have been answered elsewhere may be what is being sent at this moment, and not yet known by its id: then its words are
   * the same. It has arrived.
   */
  hearWords(channel: string, conversation: string, said: { readonly id: string; readonly text: string }): Promise<boolean>
}

/** `arrived`: told of a message that nobody was sure of. */
export function createEchoes(
  { outbox, conversations, letters }: Pick<Store, 'outbox' | 'conversations' | 'letters'>,
  clock: Pick<Clock, 'now'>,
  arrived: (place: Place) => void,
): Echoes {
  const byKey = async (channel: string, id: string): Promise<Place | undefined> => {
    const place = placeIn(id)
    if (!place) return undefined
    const record = await conversations.get(place.conversation)
    if (record?.channelId !== channel) return undefined
    return (await outbox.of(place.conversation, place.seq, place.seq)).has(place.seq) ? place : undefined
  }
  const find = async (channel: string, id: string): Promise<Place | undefined> =>
    (await outbox.find(channel, id)) ?? (await byKey(channel, id))
  const arrive = async (place: Place): Promise<void> => {
    if (await outbox.arrived(place, clock.now())) arrived(place)
  }
  return {
    find,
    async hear(channel, id) {
      const place = await find(channel, id)
      if (place) await arrive(place)
      return place !== undefined
    },
    async settle(channel, key, external) {
      const place = await find(channel, key)
      if (!place) return
      if (external !== undefined) await letters.name(place, channel, external)
      await arrive(place)
    },
    async hearWords(channel, conversation, { id, text }) {
      const seq = (await conversations.get(conversation))?.seq ?? 0
      const from = Math.max(1, seq - recent)
      const open = [...(await outbox.of(conversation, from, seq))].filter(
        ([, { state }]) => state === 'sending' || state === 'uncertain',
      )
      if (open.length === 0) return false
      const events = await conversations.events(conversation, from - 1, recent + 1)
      const same = events.find(
        event => event.type === 'message' && open.some(([at]) => at === event.seq) && event.text.trim() === text.trim(),
      )
      if (!same) return false
      const place = { conversation, seq: same.seq }
      await letters.name(place, channel, id)
      await arrive(place)
      return true
    },
  }
}

/** Of so many messages any may be on its way. */
const recent = 50

/** What a message is sent under: the same at every try. What was cut into several has one for each part, from 0. */
export function keyOf({ conversation, seq }: Place, part: number): string {
  return `${conversation}-${seq}${part === 0 ? '' : `.${part}`}`
}

function placeIn(key: string): Place | undefined {
  const [, conversation, seq] = /^([A-Za-z0-9_-]{22})-(\d{1,9})(?:\.\d{1,4})?$/.exec(key) ?? []
  return conversation === undefined ? undefined : { conversation, seq: Number(seq) }
}
