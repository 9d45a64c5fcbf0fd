import { entry, type Kept, pruned, short, timeOf } from './kept.ts'

const weekMs = 7 * 86_400_000
/** An address that came back is tried again one day: people get new mailboxes. */
const silentMs = 30 * 86_400_000

/** Writes down that a mail to an address came back for good. */
export function countReturned(kept: Kept, to: string, status: string | undefined, now: number): Kept {
  const name = nameOf(to)
  // Nobody lives there, or the mailbox is closed: once is enough.
  const weight = status === '5.1.1' || status === '5.2.1' ? 'gone' : 'once'
  const returned = { ...kept.returned, [name]: [...(kept.returned[name] ?? []), entry(now, weight)].slice(-3) }
  return { ...kept, returned: pruned(returned, now - silentMs, 400) }
}

/** Somebody wrote from there: the address works. */
export function forgetReturned(kept: Kept, from: string): Kept {
  const { [nameOf(from)]: gone, ...returned } = kept.returned
  return gone ? { ...kept, returned } : kept
}

/** Is nothing sent there: no such mailbox, or three mails came back within a week? */
export function isSuppressed({ returned }: Pick<Kept, 'returned'>, to: string, now: number): boolean {
  const lines = (returned[nameOf(to)] ?? []).filter(line => timeOf(line) > now - silentMs)
  return lines.some(line => line.endsWith('.gone')) || lines.filter(line => timeOf(line) > now - weekMs).length >= 3
}

const nameOf = (address: string): string => short(address.toLowerCase(), 10)
