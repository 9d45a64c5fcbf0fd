import type { Event, TeamEntry } from '../../conversation/event.ts'
import type { ConversationRecord } from '../../conversation/record.ts'
import { pageOf, pageSize } from './page.ts'
import type { Post } from './post.ts'
import type { Wire } from './wire.ts'

/**
 * Passes a conversation on: every event, and for the team every entry of its log, once, in order, without a gap, however notices
 * come. What follows on the cursors goes out as it is; everything else is a reason to read the store from there.
 */
export interface Stream<Line> {
  /** The place after these numbers. Who has more than there is hears what comes after what there is. */
  placeIn(record: ConversationRecord, from: Numbers): Place
  /** Is there more in the conversation than was passed on there? */
  isBehind(place: Place, record: ConversationRecord): boolean
  /** Begins again after this event. */
  rewind(line: Line, place: Place, seq: number): void
  /** What a turn added, told while nobody works on the line. False: the store must be read. */
  hear(line: Line, place: Place, portion: Portion): boolean
  /**
   * Sends what the store has beyond the cursors, page by page; with `until` no event after that one. `lost`: what was followed
   * is not there, or not for them any more.
   */
  catchUp(line: Line, until?: number): Promise<'lost' | undefined>
  /** This much was passed on in another way. */
  passed(line: Line, place: Place, portion: Portion): void
}

/** The last of both sequences. */
export interface Numbers {
  readonly seq: number
  readonly teamSeq: number
}

/** A conversation as it was after some turn, and what was added. */
export interface Portion {
  readonly record: ConversationRecord
  readonly events: readonly Event[]
  readonly entries: readonly TeamEntry[]
}

/** A line that can follow a conversation. */
export interface Follower {
  place?: Place
  /** There may be more in the store than was passed on. */
  behind: boolean
}

/** A place in a conversation. */
export interface Place {
  readonly conversation: string
  /** The last of both sequences that was passed on. */
  seq: number
  teamSeq: number
  /** The turn whose conversation was shown last, and what that looked like: it may change without an event. */
  turn: number
  face: string | undefined
  /** The one name that all of the team have there, where they have one. */
  alias: string | undefined
}

/** How a conversation is seen from a line: a visitor's, or the team's. */
export interface View<Line, Frame> {
  /** What comes after the place, a page of it at most; undefined: it is not there, or not for them any more. */
  read(line: Line, place: Place, limit: number): Promise<Portion | undefined>
  /** The last of both sequences that they are ever told. */
  ends(record: ConversationRecord): Numbers
  /** What shows of it beside what is added. */
  faceOf(record: ConversationRecord): string | undefined
  /** The one name that all of the team have to them; without it everybody has their own. */
  aliasOf?(record: ConversationRecord): string | undefined
  frameOf(portion: Portion, last: Numbers): Frame
}

export function createStream<Line extends Wire & Follower, Frame>(
  { read, ends, faceOf, aliasOf = () => undefined, frameOf }: View<Line, Frame>,
  { send, sendAndWait }: Post<Frame>,
): Stream<Line> {
  const advance = (place: Place, { record, events, entries }: Portion): void => {
    place.seq = Math.max(place.seq, events.at(-1)?.seq ?? 0)
    place.teamSeq = Math.max(place.teamSeq, entries.at(-1)?.teamSeq ?? 0)
    if (record.turn < place.turn) return
    place.turn = record.turn
    place.face = faceOf(record)
    place.alias = aliasOf(record)
  }
  const isChanged = (place: Place, record: ConversationRecord): boolean =>
    record.turn > place.turn && faceOf(record) !== place.face
  const lacks = (place: Place, { seq, teamSeq }: Numbers): boolean => place.seq < seq || place.teamSeq < teamSeq
  return {
    placeIn(record, from) {
      const last = ends(record)
      return {
        conversation: record.id,
        seq: Math.min(from.seq, last.seq),
        teamSeq: Math.min(from.teamSeq, last.teamSeq),
        turn: record.turn,
        face: faceOf(record),
        alias: aliasOf(record),
      }
    },
    isBehind: (place, record) => lacks(place, ends(record)),
    rewind(line, place, seq) {
      place.seq = Math.min(place.seq, seq)
      line.behind = true
    },
    hear(line, place, { record, events, entries }) {
      const fresh = freshOf(events, event => event.seq, place.seq)
      const written = freshOf(entries, entry => entry.teamSeq, place.teamSeq)
      if (!fresh || !written) return false
      if (fresh.length === 0 && written.length === 0 && !isChanged(place, record)) return true
      // What changes without an event, such as the open question, is told without one.
      const portion = { record, events: fresh, entries: written }
      send(line, frameOf(portion, ends(record)))
      advance(place, portion)
      return true
    },
    async catchUp(line, until = Number.POSITIVE_INFINITY) {
      for (;;) {
        const { place } = line
        if (!place || line.ended) return undefined
        line.behind = false
        const stored = await read(line, place, pageSize)
        // It may look at something else by now.
        if (line.place !== place) return undefined
        if (!stored) return 'lost'
        const { record } = stored
        const events = pageOf(stored.events.filter(({ seq }) => seq <= until))
        const portion = { record, events, entries: pageOf(stored.entries) }
        const now = ends(record)
        const last = {
          seq: Math.max(now.seq, stored.events.at(-1)?.seq ?? 0),
          teamSeq: Math.max(now.teamSeq, stored.entries.at(-1)?.teamSeq ?? 0),
        }
        if (events.length > 0 || portion.entries.length > 0 || isChanged(place, record)) {
          advance(place, portion)
          await sendAndWait(line, frameOf(portion, last))
        }
        if (!lacks(place, { ...last, seq: Math.min(last.seq, until) }) && !line.behind) return undefined
      }
    },
    passed(line, place, portion) {
      advance(place, portion)
      line.behind = lacks(place, ends(portion.record))
    },
  }
}

/** What of it follows on the cursor at once; undefined: something is missing before it, or it is too much for a frame. */
function freshOf<Item>(items: readonly Item[], numberOf: (item: Item) => number, cursor: number): readonly Item[] | undefined {
  const [first] = items
  const last = items.at(-1)
  if (first === undefined || last === undefined || numberOf(last) <= cursor) return []
  return numberOf(first) === cursor + 1 && items.length <= pageSize ? items : undefined
}
