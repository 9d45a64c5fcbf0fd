import type { TeamFrame } from '../../runtime/api/contract.ts'
import type { LiveFrameOf } from './contract.ts'

type Events = LiveFrameOf<'events'>

/** What is looked at, and how much of it is known. */
export interface Watched {
  watch(conversation: string, from: { readonly lastSeq: number; readonly lastTeamSeq: number }): void
  unwatch(): void
  read(conversation: string, upToSeq: number): void
  /** What to say on a new line, so that it goes on where the one before stood. */
  again(): readonly TeamFrame[]
  /** What is new in this frame; `gap`: something is missing before it, and has to be asked for. */
  take(frame: Events): Events | 'gap' | undefined
}

/** Passes each event and each entry on once and in order, however often lines break. */
export function createWatched(): Watched {
  let place: { readonly conversation: string; lastSeq: number; lastTeamSeq: number; readUpTo: number } | undefined
  return {
    watch(conversation, from) {
      place = { conversation, ...from, readUpTo: 0 }
    },
    unwatch() {
      place = undefined
    },
    read(conversation, upToSeq) {
      if (place?.conversation === conversation) place.readUpTo = Math.max(place.readUpTo, upToSeq)
    },
    again() {
      if (!place) return []
      const { conversation, lastSeq, lastTeamSeq, readUpTo } = place
      const watch: TeamFrame = { type: 'watch', conversation, lastSeq, lastTeamSeq }
      return readUpTo > 0 ? [watch, { type: 'read', conversation, upToSeq: readUpTo }] : [watch]
    },
    take(frame) {
      if (place?.conversation !== frame.conversation.id) return undefined
      const { lastSeq, lastTeamSeq } = place
      const events = frame.events.filter(({ seq }) => seq > lastSeq)
      const entries = frame.entries.filter(({ teamSeq }) => teamSeq > lastTeamSeq)
      const [event] = events
      const [entry] = entries
      if ((event && event.seq !== lastSeq + 1) || (entry && entry.teamSeq !== lastTeamSeq + 1)) return 'gap'
      place.lastSeq = events.at(-1)?.seq ?? lastSeq
      place.lastTeamSeq = entries.at(-1)?.teamSeq ?? lastTeamSeq
      return { ...frame, events, entries }
    },
  }
}
