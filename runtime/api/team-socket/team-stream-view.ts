import type { Store } from '../../store/contract.ts'
import type { TeamServerFrame } from '../contract.ts'
import type { View } from '../socket/stream.ts'
import { teamView } from '../team-view.ts'
import type { Scope } from './scope.ts'
import type { TeamLine } from './team-line.ts'

/** A conversation as the team follows it: the visitor's stream and the log beside it. */
export function teamStreamView({ conversations }: Pick<Store, 'conversations'>, scope: Scope): View<TeamLine, TeamServerFrame> {
  return {
    async read({ caller }, { conversation, seq, teamSeq }, limit) {
      const [record, events, entries] = await Promise.all([
        conversations.get(conversation, scope.inboxesOf(caller.id)),
        conversations.events(conversation, seq, limit),
        conversations.log(conversation, teamSeq, limit),
      ])
      return record && { record, events, entries }
    },
    ends: ({ seq, teamSeq }) => ({ seq, teamSeq }),
    // Every turn may have moved it on in its flow.
    faceOf: ({ turn }) => String(turn),
    frameOf: ({ record, events, entries }, { seq: lastSeq, teamSeq: lastTeamSeq }) => ({
      type: 'events',
      conversation: teamView(record),
      events,
      entries,
      lastSeq,
      lastTeamSeq,
    }),
  }
}
