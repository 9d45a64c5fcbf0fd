import type { ConversationView, EventView } from '../../../../runtime/api/contract.ts'
import type { ChatState, Clock } from './contract.ts'
import { createPace } from './pace.ts'
import { createTimer } from './timer.ts'

/** A part of a conversation's stream, as events, acks and HTTP answers bring it. */
export interface Stream {
  readonly conversation: ConversationView
  readonly events: readonly EventView[]
  readonly lastSeq: number
}

/** A copy of one conversation's stream: gapless, whatever comes twice, late or not at all. */
export interface Transcript {
  /** The seq of the last that is here. */
  readonly last: number
  /** The seq of the last that has appeared. */
  readonly seen: number
  /** As the panel sees it. The conversation is as it was when what has appeared was said. */
  shown(): Pick<ChatState, 'loaded' | 'entries' | 'liveFrom' | 'conversation'>
  /** Is the bot's next message on its way? */
  readonly pausing: boolean
  add(stream: Stream): void
  /** All up to here was said while the visitor was away: it appears at once. */
  historyTo: number
  /** Throws everything away. With `from` there is nothing to fetch, and what comes is new from there on. */
  reset(from?: number): void
}

const askAgainMs = 3_000

/** `ask` is called when something is missing after a seq, `changed` when there is more to see. */
export function createTranscript(clock: Clock, ask: (after: number) => void, changed: () => void): Transcript {
  let all: EventView[] = []
  let entries: readonly EventView[] = []
  let latest: ConversationView | undefined
  let view: ConversationView | undefined
  let goal = 0
  let historyTo = Number.POSITIVE_INFINITY
  let loaded = false
  let liveFrom = 1
  let asked = -1
  const asking = createTimer(clock)

  const appear = (): void => {
    const seen = pace.advance(all, entries.length, historyTo)
    if (seen > entries.length) entries = all.slice(0, seen)
    if (latest) view = seen < all.length ? meanwhile(view, latest) : latest
    changed()
  }
  const pace = createPace(clock, appear)

  const missing = (): void => {
    asked = all.length
    ask(asked)
    watch()
  }
  /** A part that was announced and does not come is asked for again. */
  const watch = (): void => {
    asking.stop()
    const had = all.length
    if (had < goal) asking.set(askAgainMs, () => (all.length === had ? missing() : watch()))
  }

  return {
    get last() {
      return all.length
    },
    get seen() {
      return entries.length
    },
    shown: () => ({ loaded, entries, liveFrom, conversation: view }),
    get pausing() {
      return pace.pausing
    },
    add({ conversation, events, lastSeq }) {
      if (historyTo === Number.POSITIVE_INFINITY) historyTo = lastSeq
      if (lastSeq >= goal) latest = conversation
      goal = Math.max(goal, lastSeq)
      for (const event of events) if (event.seq === all.length + 1) all.push(event)
      if (!loaded && all.length >= historyTo) {
        loaded = true
        liveFrom = all.length + 1
      }
      if ((events.at(-1)?.seq ?? 0) > all.length && asked < all.length) missing()
      else watch()
      appear()
    },
    set historyTo(upTo: number) {
      historyTo = upTo
    },
    reset(from) {
      pace.reset()
      asking.stop()
      all = []
      entries = []
      latest = undefined
      view = undefined
      goal = 0
      asked = -1
      historyTo = from === undefined ? Number.POSITIVE_INFINITY : from - 1
      loaded = from !== undefined
      liveFrom = from ?? 1
      changed()
    },
  }
}

/** What may be known of a conversation while its last words have not appeared: no question that is not there yet, or no more. */
function meanwhile(view: ConversationView | undefined, latest: ConversationView): ConversationView {
  const { pending, ...rest } = view ?? latest
  return view && pending?.messageId === latest.pending?.messageId ? view : rest
}
