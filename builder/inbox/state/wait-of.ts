import type { ConversationRow } from '../../../runtime/api/contract.ts'

/** How long a visitor may wait for people before a row turns red. */
const promisedMs = 3 * 60_000

/** How long somebody waits, and whether that is longer than promised; undefined: nobody waits. */
export function waitOf(row: Pick<ConversationRow, 'waitingSince' | 'status'>, now: number): Wait | undefined {
  if (row.waitingSince === undefined || row.status === 'closed') return undefined
  const ms = Math.max(0, now - row.waitingSince)
  return { ...spanOf(ms), isLate: ms > promisedMs }
}

export interface Wait extends Span {
  readonly isLate: boolean
}

/** A duration as people say it: its largest unit, rounded down. */
export interface Span {
  readonly unit: 'minute' | 'hour' | 'day'
  readonly count: number
}

/** Under a minute is 0 minutes: the screen says "now". */
export function spanOf(ms: number): Span {
  // Clocks of two machines need not agree to the second.
  const minutes = Math.max(0, Math.floor(ms / 60_000))
  if (minutes < 60) return { unit: 'minute', count: minutes }
  const hours = Math.floor(minutes / 60)
  return hours < 24 ? { unit: 'hour', count: hours } : { unit: 'day', count: Math.floor(hours / 24) }
}
