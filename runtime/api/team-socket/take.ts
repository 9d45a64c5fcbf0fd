import { ParleyError } from '../../errors/parley-error.ts'
import { conversationIn, flowIn } from '../address-ids.ts'
import { deliveriesOf } from '../deliveries-of.ts'
import type { ApiParts, VisitorParts } from '../parts.ts'
import type { Stream } from '../socket/stream.ts'
import type { Drawing } from './drawing.ts'
import type { Looking } from './looking.ts'
import { teamRules } from './rules.ts'
import type { Scope } from './scope.ts'
import type { Frame, TeamLine, TeamPost } from './team-line.ts'

export interface TakeParts extends Pick<ApiParts, 'store' | 'presence' | 'library'> {
  readonly marks: VisitorParts['marks']
  readonly limits: VisitorParts['limits']
  readonly post: TeamPost
  readonly stream: Stream<TeamLine>
  readonly looking: Looking
  readonly drawing: Drawing
  readonly scope: Scope
}

/** Of how many events at the end of a conversation it is told at once what has become of them. */
const mostDeliveries = 500

/** Does what a frame asks for. Throws what the HTTP routes of the same acts answer. */
export function createTake({ store, presence, library, marks, limits, post, stream, looking, drawing, scope }: TakeParts) {
  const seen = async (line: TeamLine, address: string) => {
    const id = conversationIn({ id: address })
    const record = await store.conversations.get(id, scope.inboxesOf(line.caller.id))
    if (!record) throw new ParleyError('conversation_unknown', { id })
    return record
  }
  const watch = async (line: TeamLine, frame: Extract<Frame, { type: 'watch' }>): Promise<void> => {
    const record = await seen(line, frame.conversation)
    const { id: conversation, visitorId: visitor } = record
    const { visitor: byVisitor, team: byTeam } = await store.reads.of(conversation)
    const deliveries = record.peer
      ? await deliveriesOf(store, conversation, Math.max(0, record.seq - mostDeliveries), record.seq)
      : []
    // It may have gone meanwhile: then nobody looks.
    if (line.ended) return
    const place = stream.placeIn(record, { seq: frame.lastSeq, teamSeq: frame.lastTeamSeq })
    // Nothing was shown of it yet: a frame comes also where nothing is new.
    looking.enter(line, { ...place, turn: 0, face: undefined, visitor })
    line.behind = true
    post.send(line, { type: 'visitor', conversation, isOnline: presence.present(visitor) > 0 })
    if (deliveries.length > 0) post.send(line, { type: 'deliveries', conversation, deliveries })
    if (byVisitor) post.send(line, { type: 'read', conversation, by: 'visitor', ...byVisitor })
    if (byTeam) post.send(line, { type: 'read', conversation, by: 'team', ...byTeam })
  }
  const draw = (line: TeamLine, address: string | null): void => {
    const id = address === null ? undefined : flowIn({ id: address })
    if (id !== undefined && !library.has(id)) throw new ParleyError('flow_unknown', { id })
    drawing.draw(line, id)
  }
  return async (line: TeamLine, frame: Frame): Promise<void> => {
    const { permission, limit } = teamRules[frame.type]
    if (permission !== 'user' && !scope.may(line.caller.id, permission)) throw new ParleyError('forbidden', { permission })
    if (limit !== undefined) limits.take(limit, line)
    switch (frame.type) {
      case 'watch':
        return watch(line, frame)
      case 'unwatch':
        return looking.leave(line)
      case 'read':
        await marks.move(await seen(line, frame.conversation), 'team', frame.upToSeq)
        return
      case 'typing':
        if (line.place?.conversation !== frame.conversation) throw new ParleyError('invalid_frame', { field: 'conversation' })
        return looking.type(line, frame.on ? (frame.note ? 'note' : 'reply') : undefined)
      case 'edit':
        return draw(line, frame.flow)
      case 'pong':
        return
    }
  }
}
