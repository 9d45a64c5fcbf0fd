import type { ConversationRecord } from '../../conversation/record.ts'
import type { Marks } from '../../store/contract.ts'
import type { Line } from './line.ts'
import type { Stream } from './stream.ts'

/** From here on a visitor's line follows this conversation. */
export function follow(stream: Stream<Line>, line: Line, record: ConversationRecord, lastSeq = 0, marks: Marks = {}): void {
  const place = stream.placeIn(record, { seq: lastSeq, teamSeq: 0 })
  line.place = { ...place, readUpTo: marks.visitor?.upToSeq ?? 0 }
  line.behind = stream.isBehind(place, record)
}
