import type { Event, MessageEvent } from './event.ts'
import { ownerOf } from './lifecycle.ts'
import type { ConversationRecord, LastLine } from './record.ts'

/** What lists show of a conversation, kept with it so that no list has to read a stream. */
export function overviewAfter(
  before: ConversationRecord,
  after: ConversationRecord,
  events: readonly Event[],
  now: number,
): Pick<ConversationRecord, 'waitingSince' | 'last' | 'heardSeq'> {
  const lines = events.filter(isLine)
  return {
    waitingSince: waitingAfter(before, after, lines, now),
    last: lastLineOf(lines.at(-1)) ?? after.last,
    heardSeq: lines.findLast(line => line.author === 'visitor')?.seq ?? before.heardSeq,
  }
}

/**
 * Since when the visitor waits for people. In the queue: since it began. With an agent: since the visitor's first line that
 * nobody has answered; whoever waited in the queue waits on until an agent says something, joining alone answers nothing.
 * Being put away changes nothing about it. With the bot, with another program, and once closed, nobody waits; nor does a machine.
 */
function waitingAfter(
  { waitingSince }: ConversationRecord,
  { state, held }: ConversationRecord,
  lines: readonly Line[],
  now: number,
): number | undefined {
  const owner = ownerOf(state)
  if (owner === 'bot' || held?.by === 'other') return undefined
  if (owner === 'queue') return waitingSince ?? now
  const last = lines.findLast(({ author, letter }) => (author === 'visitor' && !letter?.isAutomatic) || author === 'agent')
  if (last?.author === 'agent') return undefined
  return waitingSince ?? last?.at
}

type Line = Event & MessageEvent

const isLine = (event: Event): event is Line => event.type === 'message'

function lastLineOf(line: Line | undefined): LastLine | undefined {
  if (!line) return undefined
  const { author, name, text, at } = line
  return { author, ...(name === undefined ? {} : { name }), text: beginningOf(text), at }
}

const shownLength = 160

/** As much of a line as lists show. Cut between characters: half a surrogate pair is no text. */
export function beginningOf(text: string): string {
  const line = text
    .slice(0, shownLength * 4)
    .replace(/\s+/g, ' ')
    .trim()
  return line.length <= shownLength ? line : `${Array.from(line).slice(0, shownLength).join('')}…`
}
