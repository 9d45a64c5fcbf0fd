import type { Sent, Trouble } from '../../../kit/server.ts'
import { oneLine } from '../compose/subject.ts'
import { connectTrouble } from '../connect-trouble.ts'
import { isOfThisMail } from './post.ts'

/** What a failed try comes to: for the message, and for the channel where the line or the account is the trouble. */
export interface FailedTry {
  readonly sent: Sent
  readonly trouble?: Trouble
}

const minuteMs = 60_000
const hourMs = 60 * minuteMs
/** Servers that put strangers off for a while, or are away for a night or a day. */
const waits = [minuteMs, 5 * minuteMs, 30 * minuteMs, 2 * hourMs, 6 * hourMs, 12 * hourMs, 24 * hourMs]

/** `tries`: how many before this one. Whether a mail whose line broke at its end has arrived nobody knows: it goes out again as the same. */
export function endOf(error: unknown, tries: number): FailedTry {
  const why = error instanceof Error ? oneLine(error.message).slice(0, 300) : String(error)
  const status = error instanceof Error && 'responseCode' in error ? error.responseCode : undefined
  const again: Sent = { type: 'retry', afterMs: waits[Math.min(tries, waits.length - 1)] ?? 0, why }
  if (isOfThisMail(error)) {
    const isFinal = typeof status !== 'number' || status >= 500
    return { sent: isFinal ? { type: 'failed', code: 'mail-refused', why } : again }
  }
  const trouble = connectTrouble(error, 'SMTP')
  // A line that broke is no news by itself; what people can mend is.
  return trouble.code === 'interrupted' ? { sent: again } : { sent: again, trouble: { ...trouble, holds: true } }
}
