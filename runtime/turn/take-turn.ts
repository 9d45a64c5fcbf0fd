import { createHash } from 'node:crypto'
import { readEmail } from '../../plugins/kit/answers/read-email.ts'
import type { KeptRecord } from '../conversation/kept-record.ts'
import type { ConversationRecord } from '../conversation/record.ts'
import type { Turn } from '../conversation/step.ts'
import { ParleyError } from '../errors/parley-error.ts'
import type { Decision, Found, StoredRecord, TurnCommit } from '../store/contract.ts'
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
  return { write: false, answer: answered(record, earlier.ownSeq, earlier) }
}

/** What a turn writes. */
export function commitOf(turn: Turn, { key, print }: Name, beside: Pick<TurnCommit, 'visitor' | 'intake'> = {}): Decision {
  const { record, events, team, trace, ownSeq, timers, effects, records, given, link } = turn
  const email = turn.saidMore && typeof record.said['email'] === 'string' ? readEmail(record.said['email']) : undefined
  const brought = events.find(event => event.type === 'message' && event.fileId !== undefined)
  const commit: TurnCommit = {
    record,
    turn: { turn: record.turn, key, print, at: trace.at, ownSeq, events, team, trace },
    timers,
    effects,
    records: records.map(sealed),
    ...beside,
    ...(given === undefined ? {} : { given }),
    ...(email !== undefined ? { contact: { email, said: record.said } } : {}),
    ...(link ? { link } : {}),
    ...(brought?.type === 'message' && brought.fileId !== undefined ? { file: { id: brought.fileId, seq: brought.seq } } : {}),
  }
  return { write: true, commit, answer: answered(record, ownSeq, turn) }
}

// Of what a visitor agreed to, the words must be known to be these and no others.
function sealed(record: KeptRecord): StoredRecord {
  if (record.kind !== 'consent' && record.kind !== 'subscription') return record
  return { ...record, textHash: createHash('sha256').update(record.data.text).digest('hex') }
}

function answered(record: ConversationRecord, seq: number, { events, team }: Pick<Turn, 'events' | 'team'>): Answered {
  return { record, seq, events, entries: team, lastSeq: events.at(-1)?.seq ?? record.seq }
}
