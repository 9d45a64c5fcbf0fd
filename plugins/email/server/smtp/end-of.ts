import type { Sent, Trouble } from '../../../kit/server.ts'
import { oneLine } from '../compose/subject.ts'
import { connectTrouble } from '../connect-trouble.ts'
import { isOfThisMail } from './post.ts'

/** What a failed try comes to: for the message, and for the channel where the line or the account is the trouble. */
export interface FailedTry {
  readonly sent: Sent
  readonly trouble?: Trouble
}

/** Servers that put strangers off for a while, or are away for a night. */
const waits = [60_000, 300_000, 1_800_000, 7_200_000, 21_600_000]

/** `tries`: how many before this one. Whether a mail whose line broke at its end has arrived nobody knows: it goes out again as the same. */
export function endOf(error: unknown, tries: number): FailedTry {
  const why = error instanceof Error ? oneLine(error.message).slice(0, 300) : String(error)
  const status = error instanceof Error && 'responseCode' in error ? error.responseCode : undefined
  const again: Sent = { type: 'retry', afterMs: waits[Math.min(tries, waits.length - 1)] ?? 0, why }
  if (isOfThisMail(error)) {
    // These two are about the line, whatever the server said them to.
    if (status === 421 || status === 452) return { sent: { type: 'retry', afterMs: waits[0] ?? 0, why } }
    const isFinal = typeof status !== 'number' || status >= 500
    return { sent: isFinal ? { type: 'failed', code: 'mail-refused', why } : again }
  }
  const trouble = connectTrouble(error, 'SMTP')
  // A line that broke is no news by itself; what people can mend is.
  return trouble.code === 'interrupted' ? { sent: again } : { sent: again, trouble: { ...trouble, holds: true } }
}
