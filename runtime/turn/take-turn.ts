import { readEmail } from '../../plugins/kit/answers/read-email.ts'
import type { Event } from '../conversation/event.ts'
import type { ConversationRecord } from '../conversation/record.ts'
import type { Turn } from '../conversation/step.ts'
import { ParleyError } from '../errors/parley-error.ts'
import type { Decision, Found, TurnCommit } from '../store/contract.ts'
import type { Answered } from './turns.ts'

/** What names an inbound event: its key within the conversation, and a fingerprint of what it brought. */
export interface Name {
  readonly key: string
  readonly print: string
}

/** The same event again gets the answer it got; another event under its key is refused with `client_msg_id_reused`. */
export function answerAgain({ earlier, record }: Found, { key, print }: Name): Decision | undefined {
  if (!earlier || !record) return undefined
  if (earlier.print !== print) throw new ParleyError('client_msg_id_reused', { id: key.slice(2, 66) })
  return { write: false, answer: answered(record, earlier.ownSeq, earlier.events) }
}

/** What a turn writes. */
export function commitOf(turn: Turn, { key, print }: Name, visitor?: TurnCommit['visitor']): Decision {
  const { record, events, team, trace, ownSeq, timers, effects, records } = turn
  const email = turn.saidMore && typeof record.said['email'] === 'string' ? readEmail(record.said['email']) : undefined
  const commit: TurnCommit = {
    record,
    turn: { turn: record.turn, key, print, at: trace.at, ownSeq, events, team, trace },
    timers,
    effects,
    records,
    ...(visitor ? { visitor } : {}),
    ...(email !== undefined ? { contact: { email, said: record.said } } : {}),
  }
  return { write: true, commit, answer: answered(record, ownSeq, events) }
}

function answered(record: ConversationRecord, seq: number, events: readonly Event[]): Answered {
  return { record, seq, events, lastSeq: events.at(-1)?.seq ?? record.seq }
}
