import type { Clock } from '../../clock/clock.ts'
import type { Publisher } from '../../deliver/publisher.ts'
import type { Looker } from '../contract.ts'
import { createDeadline } from '../socket/deadline.ts'
import type { TeamLine, TeamPost, Watched } from './team-line.ts'

/** Who looks at which conversation, and types there: others see it. */
export interface Looking {
  /** Looks here from now on, at nothing else. */
  enter(line: TeamLine, place: Watched): void
  leave(line: TeamLine): void
  at(conversation: string): Iterable<TeamLine>
  /** Types, or has stopped. */
  type(line: TeamLine, typing: TeamLine['typing']): void
}

const holdsMs = 6_000
const toldOnceInMs = 1_000

export function createLooking(publisher: Publisher, clock: Clock, post: TeamPost): Looking {
  const places = new Map<string, Set<TeamLine>>()
  const deadline = createDeadline<TeamLine>(clock, holdsMs, line => change(line, undefined))

  const tell = (conversation: string, line: TeamLine): void => {
    const users = new Map<string, Looker>()
    for (const { caller, typing } of places.get(conversation) ?? []) {
      const { id, name } = caller
      const isTyping = typing !== undefined || users.get(id)?.typing === true
      if (id !== line.caller.id) users.set(id, { id, name, typing: isTyping })
    }
    post.send(line, { type: 'looking', conversation, users: [...users.values()] })
  }
  const tellOthers = (conversation: string, line: TeamLine): void => {
    for (const other of places.get(conversation) ?? []) if (other.caller.id !== line.caller.id) tell(conversation, other)
  }
  const tellVisitor = ({ place, caller }: TeamLine, on: boolean): void => {
    if (!place) return
    const { conversation, visitor } = place
    publisher.publish({ type: 'typing', conversation, visitor, by: 'team', on, name: caller.name })
  }
  const change = (line: TeamLine, typing: TeamLine['typing']): void => {
    const before = line.typing
    line.typing = typing
    if (line.place && (before === undefined) !== (typing === undefined)) tellOthers(line.place.conversation, line)
  }
  const looking: Looking = {
    enter(line, place) {
      looking.leave(line)
      line.place = place
      const { conversation } = place
      const here = places.get(conversation) ?? new Set()
      places.set(conversation, here.add(line))
      tell(conversation, line)
      tellOthers(conversation, line)
    },
    leave(line) {
      const { place } = line
      if (!place) return
      looking.type(line, undefined)
      line.place = undefined
      line.behind = false
      const here = places.get(place.conversation)
      here?.delete(line)
      if (here?.size === 0) places.delete(place.conversation)
      else tellOthers(place.conversation, line)
    },
    at: conversation => places.get(conversation) ?? [],
    type(line, typing) {
      const now = clock.now()
      const isTold = line.typing === 'reply'
      if (typing === 'reply' ? !isTold || Math.abs(now - line.toldAt) >= toldOnceInMs : isTold) {
        line.toldAt = now
        tellVisitor(line, typing === 'reply')
      }
      change(line, typing)
      if (typing === undefined) deadline.met(line)
      else deadline.expect(line)
    },
  }
  return looking
}
