import type { EventView, TeamConversation, TeamEntryView } from '../../../runtime/api/contract.ts'

/** What has been read of a conversation's two sequences: runs without gaps, each up to the newest there is. */
export interface Stream {
  readonly events: readonly EventView[]
  readonly entries: readonly TeamEntryView[]
  /** The last there are, beyond what has been read too. */
  readonly lastSeq: number
  readonly lastTeamSeq: number
}

export const emptyStream: Stream = { events: [], entries: [], lastSeq: 0, lastTeamSeq: 0 }

/** What a frame or an answer brought. */
export interface Brought {
  readonly conversation?: TeamConversation
  readonly events?: readonly EventView[]
  readonly entries?: readonly TeamEntryView[]
  readonly lastSeq?: number
  readonly lastTeamSeq?: number
}

/** Takes in what came: what is known already changes nothing, and what would leave a gap is left for whoever asks again. */
export function takeIn(stream: Stream, brought: Brought): Stream {
  const events = joined(stream.events, brought.events ?? [], ({ seq }) => seq)
  const entries = joined(stream.entries, brought.entries ?? [], ({ teamSeq }) => teamSeq)
  const lastSeq = Math.max(stream.lastSeq, brought.lastSeq ?? 0, events.at(-1)?.seq ?? 0)
  const lastTeamSeq = Math.max(stream.lastTeamSeq, brought.lastTeamSeq ?? 0, entries.at(-1)?.teamSeq ?? 0)
  const isSame =
    events === stream.events && entries === stream.entries && lastSeq === stream.lastSeq && lastTeamSeq === stream.lastTeamSeq
  return isSame ? stream : { events, entries, lastSeq, lastTeamSeq }
}

/** Is something older there that has not been read? */
export function hasOlder({ events, entries }: Stream): boolean {
  return (events[0]?.seq ?? 1) > 1 || (entries[0]?.teamSeq ?? 1) > 1
}

/** Is something newer there that has not been read, as after a sleep? */
export function hasNewer({ events, entries, lastSeq, lastTeamSeq }: Stream): boolean {
  return (events.at(-1)?.seq ?? 0) < lastSeq || (entries.at(-1)?.teamSeq ?? 0) < lastTeamSeq
}

/** Where a page begins that ends right before the oldest that has been read, for `after` and `limit` of the API. */
export function pageBefore(oldest: number | undefined, last: number, size: number): { after: number; limit: number } | undefined {
  const end = (oldest ?? last + 1) - 1
  if (end < 1) return undefined
  const after = Math.max(0, end - size)
  return { after, limit: end - after }
}

function joined<T>(have: readonly T[], come: readonly T[], numberOf: (item: T) => number): readonly T[] {
  const [first, last] = [have[0], have.at(-1)]
  const [firstCome, lastCome] = [come[0], come.at(-1)]
  if (firstCome === undefined || lastCome === undefined) return have
  if (first === undefined || last === undefined) return come
  const before = come.filter(item => numberOf(item) < numberOf(first))
  const after = come.filter(item => numberOf(item) > numberOf(last))
  const fitsBefore = before.length > 0 && numberOf(lastCome) >= numberOf(first) - 1
  const fitsAfter = after.length > 0 && numberOf(firstCome) <= numberOf(last) + 1
  if (!fitsBefore && !fitsAfter) return have
  return [...(fitsBefore ? before : []), ...have, ...(fitsAfter ? after : [])]
}
