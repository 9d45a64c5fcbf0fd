import type { Presence } from '../../deliver/presence.ts'
import type { Notice, Publisher } from '../../deliver/publisher.ts'
import type { Store } from '../../store/contract.ts'
import type { ConversationView, ServerFrame } from '../contract.ts'
import { conversationView } from '../conversation-view.ts'
import type { Audience, Line, TurnNotice, VisitorPlace } from './line.ts'
import type { Post } from './post.ts'

/** Brings what is told of a visitor's conversations to all lines of that visitor, and says how many hold something unread. */
export interface Audiences {
  /** From here on the line is told. */
  join(line: Line, visitor: string): Audience
  /** The line is told with its welcome how many conversations are unread; from here on, when that changes. */
  welcome(line: Line, unread: number): void
  leave(line: Line): void
  /** Something new in a conversation that this line does not follow. */
  tellElsewhere(line: Line, notice: TurnNotice): void
}

export interface AudienceParts {
  readonly publisher: Publisher
  readonly presence: Presence
  readonly reads: Store['reads']
  readonly post: Post<ServerFrame>
  /** A turn, for one line. */
  readonly hear: (line: Line, notice: TurnNotice) => void
  readonly onError: (error: unknown) => void
}

export function createAudiences({ publisher, presence, reads, post, hear, onError }: AudienceParts): Audiences {
  const audiences = new Map<string, Audience>()

  const tellUnread = (line: Line, count: number, conversation?: ConversationView): void => {
    if (line.unread === count && !conversation) return
    line.unread = count
    post.send(line, { type: 'unread', count, ...(conversation ? { conversation } : {}) })
  }
  const recount = async (audience: Audience): Promise<void> => {
    const count = await reads.unreadOf(audience.visitor)
    for (const line of audience.lines) {
      if (line.unread >= 0) tellUnread(line, count)
      else line.unread = missed
    }
  }
  const spread = (audience: Audience, notice: Notice): void => {
    const { lines } = audience
    if (notice.type === 'turn') {
      for (const line of lines) hear(line, notice)
      if (speaks(notice)) recount(audience).catch(onError)
      return
    }
    for (const line of lines) if (line.place?.conversation === notice.conversation) tellState(line, line.place, notice)
    if (notice.type === 'read' && notice.by === 'visitor') recount(audience).catch(onError)
  }
  const tellState = (line: Line, place: VisitorPlace, notice: Exclude<Notice, TurnNotice>): void => {
    const { type } = notice
    if (type === 'read') {
      const { by, upToSeq, at } = notice
      // Who has read it knows.
      if (by === 'visitor' && upToSeq <= place.readUpTo) return
      if (by === 'visitor') place.readUpTo = upToSeq
      post.send(line, { type, by, upToSeq, at })
    } else if (type === 'typing' && notice.by === 'team') {
      const { on } = notice
      const name = place.alias ?? notice.name
      post.send(line, { type, on, ...(name === undefined ? {} : { name }) })
    }
  }
  const gather = (visitor: string): Audience => {
    const stop = publisher.listen(`visitor:${visitor}`, notice => spread(audience, notice))
    const audience: Audience = { visitor, lines: [], stop }
    audiences.set(visitor, audience)
    return audience
  }
  return {
    join(line, visitor) {
      const audience = audiences.get(visitor) ?? gather(visitor)
      audience.lines = [...audience.lines, line]
      line.audience = audience
      presence.came(visitor)
      return audience
    },
    welcome(line, unread) {
      const hasMissed = line.unread === missed
      line.unread = unread
      if (hasMissed && line.audience) recount(line.audience).catch(onError)
    },
    leave(line) {
      const { audience } = line
      if (!audience) return
      presence.left(audience.visitor)
      audience.lines = audience.lines.filter(other => other !== line)
      if (audience.lines.length > 0) return
      audience.stop()
      audiences.delete(audience.visitor)
    },
    tellElsewhere(line, { visitor, turn }) {
      if (turn?.events.length === 0) return
      reads
        .unreadOf(visitor)
        .then(count => tellUnread(line, count, turn && conversationView(turn.record)))
        .catch(onError)
    },
  }
}

/** What a line knows before its welcome: nothing, or nothing although there was something to know. */
export const unwelcomed = -1
const missed = -2

// What only the visitor has said leaves nothing unread; what happened elsewhere may.
function speaks({ turn }: TurnNotice): boolean {
  return !turn || turn.events.some(event => event.type === 'message' && event.author !== 'visitor')
}
