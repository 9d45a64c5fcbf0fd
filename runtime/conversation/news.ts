import { type Draft, fileOf, log, move, tell, tellMessage, topFrame } from './draft.ts'
import { dropFrames, hear } from './drive.ts'
import type { Inbound } from './inbound.ts'
import { isClosed, isSpam, ownerOf } from './lifecycle.ts'
import { beginningOf } from './overview.ts'

/** The visitor has changed what they wrote. False for what is older than is known. */
export function wordsChanged(draft: Draft, { seq, version, text }: Extract<Inbound, { type: 'edited' }>): boolean {
  const { record } = draft
  if (version <= (record.edited?.[seq] ?? 0)) return false
  record.edited = { ...record.edited, [seq]: version }
  tell(draft, { type: 'edit', of: seq, version, text })
  changeLast(draft, seq, text)
  return true
}

/** The visitor has taken back what they wrote: from here on its words are nowhere. False where that is so already. */
export function wordsDropped(draft: Draft, { seq }: Extract<Inbound, { type: 'deleted' }>): boolean {
  const { record } = draft
  if (record.edited?.[seq] === gone) return false
  record.edited = { ...record.edited, [seq]: gone }
  if (record.reply?.id === `m${seq}`) record.reply = { id: record.reply.id, text: '' }
  tell(draft, { type: 'delete', of: seq })
  changeLast(draft, seq, '')
  return true
}

// Whatever comes after this is older.
const gone = Number.MAX_SAFE_INTEGER

function changeLast({ record }: Draft, seq: number, text: string): void {
  if (record.last?.author === 'visitor' && record.heardSeq === seq) record.last = { ...record.last, text: beginningOf(text) }
}

/** A message has come back. */
export function messageReturned(draft: Draft, { type: _type, ...about }: Extract<Inbound, { type: 'returned' }>): void {
  log(draft, { type: 'returned', ...about })
}

/**
 * Somebody of the team has answered by another inbox: it is said, as by any agent, and the bot is silent from then on. Nobody has
 * joined here: whoever takes it up does. Gives the message's seq.
 */
export function answeredElsewhere(draft: Draft, event: Extract<Inbound, { type: 'answered-elsewhere' }>): number {
  const { record } = draft
  const { text, name, fileId } = event
  const file = fileOf(draft, fileId)
  const took = ownerOf(record.state) !== 'agent' && !isSpam(record.state)
  if (isClosed(record.state)) dropFrames(draft)
  move(draft, 'agent.joined')
  record.met = true
  record.idleAt = undefined
  if (took && topFrame(record)?.queued) hear(draft, { type: 'joined', agent: { id: 'elsewhere', name: name ?? '' } })
  return tellMessage(draft, {
    author: 'agent',
    ...(name === undefined ? {} : { name }),
    text: text.trim() === '' ? (file?.name ?? '…') : text,
    ...(file && fileId !== undefined ? { fileId, file } : {}),
    elsewhere: true,
  }).seq
}
