import type { ImapFlow, MailboxObject } from 'imapflow'
import type { EmailLine } from '../email-line.ts'
import type { Kept } from '../kept.ts'
import type { Notebook } from '../notebook.ts'
import { mostBytes } from './connect.ts'
import { within } from './within.ts'

/** A mail as it lies in the mailbox. */
export interface Found {
  readonly raw: Uint8Array
  /** It was too large, or would not come: this is its head. */
  readonly isHead: boolean
  /** How far the mailbox is read once this one is stored; left out: no further than before. */
  readonly box?: NonNullable<Kept['box']>
}

export interface FetchParts {
  readonly line: EmailLine
  readonly notebook: Notebook
  /** Stores one. What it throws ends the round: the mail comes again. */
  readonly take: (found: Found) => Promise<void>
  /** How often a mail did not come, by uid: kept over connections. */
  readonly failures: Map<string, number>
  readonly isStopped: () => boolean
}

const weekMs = 7 * 86_400_000
const answerMs = 30_000
/** The slowest line we wait for: 20 kB a second. */
const bytesPerMs = 20

/** Fetches what has come since the last time, one mail after the other, and marks nothing as seen. Rejects when the line is dead. */
export async function fetchNew(imap: ImapFlow, mailbox: MailboxObject, key: string, parts: FetchParts): Promise<void> {
  const { line, notebook, take, failures, isStopped } = parts
  const { clock } = line
  const soon = <T>(work: Promise<T>, ms = answerMs): Promise<T> => within(clock, ms, work, () => imap.close())
  const validity = String(mailbox.uidValidity)
  const box = await notebook.inTurn(async kept => {
    if (kept.box?.key === key) return kept.box
    // What was there before the mailbox was connected stays where it is.
    const first = { key, validity, uid: mailbox.uidNext - 1, since: clock.now() }
    await line.keep({ ...kept, box: first })
    return first
  })
  // Under another validity uids mean nothing: the last week is read again, and what was known is passed over.
  const isSame = box.validity === validity
  const since = new Date(Math.max(box.since, clock.now() - weekMs) - 86_400_000)
  const found = await soon(
    isSame ? imap.search({ uid: `${box.uid + 1}:*` }, { uid: true }) : imap.search({ since }, { uid: true }),
  )
  if (!Array.isArray(found)) throw new Error('the mail server did not search the folder')
  // `n:*` names the last mail also where it is older than n.
  const uids = [...new Set(found)].filter(uid => !isSame || uid > box.uid).sort((a, b) => a - b)
  for (const [at, uid] of uids.entries()) {
    if (isStopped()) return
    const isLast = at === uids.length - 1
    const next = isSame ? { ...box, uid } : isLast ? { ...box, validity, uid: Math.max(uid, mailbox.uidNext - 1) } : undefined
    const mail = await fetchOne(uid)
    if (mail) await take({ ...mail, ...(next ? { box: next } : {}) })
    else if (next) await notebook.inTurn(kept => line.keep({ ...kept, box: next }))
  }
  if (!isSame && uids.length === 0) {
    const next = { ...box, validity, uid: mailbox.uidNext - 1 }
    await notebook.inTurn(kept => line.keep({ ...kept, box: next }))
  }

  async function fetchOne(uid: number): Promise<Omit<Found, 'box'> | undefined> {
    const name = `${validity}.${uid}`
    const before = failures.get(name) ?? 0
    // A mail that ends the connection each time must not keep those behind it.
    if (before >= mostTries + 2) {
      failures.delete(name)
      line.log('a mail could not be fetched and was passed over', { uid })
      return undefined
    }
    failures.set(name, before + 1)
    const range = String(uid)
    const about = await soon(imap.fetchOne(range, { uid: true, size: true, internalDate: true }, { uid: true }))
    if (typeof about !== 'object' || (!isSame && isOlder(about.internalDate, box.since))) return gone()
    const size = about.size ?? 0
    const isHead = size > mostBytes || before >= mostTries
    const query = isHead ? { uid: true, headers: true } : { uid: true, source: true }
    const mail = await soon(imap.fetchOne(range, query, { uid: true }), answerMs + size / bytesPerMs)
    if (typeof mail !== 'object') return gone()
    failures.delete(name)
    const raw = isHead ? mail.headers : mail.source
    return raw ? { raw, isHead } : undefined

    function gone(): undefined {
      failures.delete(name)
      return undefined
    }
  }
}

const mostTries = 3

// A rescan brings back nothing that lay there before the mailbox was connected.
function isOlder(internal: Date | string | undefined, since: number): boolean {
  if (internal === undefined) return false
  return new Date(internal).getTime() < since - 60_000
}
