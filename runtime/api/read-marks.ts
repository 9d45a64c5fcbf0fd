import type { Clock } from '../clock/clock.ts'
import type { ConversationRecord } from '../conversation/record.ts'
import type { Publisher } from '../deliver/publisher.ts'
import type { Marks, Reader, Store } from '../store/contract.ts'

/** How far both sides of a conversation have read it, as clients are told; 0 is nothing. */
export type ReadSeqs = { readonly [by in Reader]: number }

/** Moves read marks, and tells whoever listens. */
export interface ReadMarks {
  /** Nobody can have read what is not there: beyond the last event it counts as that. */
  move(record: ConversationRecord, by: Reader, upToSeq: number): Promise<ReadSeqs>
  of(conversation: string): Promise<ReadSeqs>
}

export function createReadMarks(reads: Store['reads'], publisher: Publisher, clock: Clock): ReadMarks {
  const of = async (conversation: string): Promise<ReadSeqs> => seqsOf(await reads.of(conversation))
  return {
    of,
    async move({ id: conversation, visitorId: visitor, seq }, by, upTo) {
      const mark = { upToSeq: Math.min(upTo, seq), at: clock.now() }
      const moved = mark.upToSeq > 0 && (await reads.mark(conversation, by, mark))
      if (moved) publisher.publish({ type: 'read', conversation, visitor, by, ...mark })
      return of(conversation)
    },
  }
}

/** The numbers alone. */
export function seqsOf({ visitor, team }: Marks): ReadSeqs {
  return { visitor: visitor?.upToSeq ?? 0, team: team?.upToSeq ?? 0 }
}
