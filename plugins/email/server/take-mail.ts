import type { Incoming } from '../../kit/server.ts'
import { domainOf, type EmailLine } from './email-line.ts'
import { filteredBy } from './filters.ts'
import type { Found } from './imap/fetch-new.ts'
import { incomingOf } from './incoming-of.ts'
import { type Kept, short } from './kept.ts'
import { countBegun, mayAnswer } from './loops.ts'
import { conversationOfId } from './message-id.ts'
import type { Notebook } from './notebook.ts'
import type { ReadMail } from './read/mail.ts'
import { readMail } from './read/read-mail.ts'
import { countReturned, forgetReturned } from './returned.ts'

/** Mails whose content is remembered, to tell the same mail twice from another under the same id. */
const mostSeen = 300
/** What people see of a mail that nothing could be made of. */
const mostBuried = 20_000

/** Takes one mail of the mailbox: it is stored, or known not to be for us, when this resolves. Errors: those of `Line.receive` that pass. */
export function createTakeMail(line: EmailLine, notebook: Notebook): (found: Found) => Promise<void> {
  const { config, clock } = line
  const about = { ownAddresses: [config.address, ...config.aliases], sentDomain: domainOf(config.address) }

  return async ({ raw, isHead, box }) => {
    const mail = readMail(raw, { ...about, now: clock.now() })
    if (mail.bounce) await tellReturned(mail)
    await notebook.inTurn(async before => {
      const kept = { ...before, ...(box ? { box } : {}) }
      const isOurs = mail.id !== undefined && conversationOfId(line, mail.id) !== undefined
      const filter = filteredBy(config, mail)
      if (isOurs || filter === 'drop') return line.keep(kept)
      const handed = incomingOf(line, mail, raw, isHead)
      const counted = count(kept, handed.incoming, handed.begins)
      const isSilent = handed.incoming.unheard === true || filter === 'silent' || counted.isSilent
      const incoming: Incoming = {
        ...(counted.isFlood ? withoutThread(handed.incoming) : handed.incoming),
        ...(isSilent ? { unheard: true } : {}),
      }
      await hand(seen(incoming, mail, counted.kept))
    })
  }

  function count(kept: Kept, { from, thread, unheard }: Incoming, begins: boolean): Counted {
    if (unheard) return { kept, isSilent: true, isFlood: false }
    const now = clock.now()
    const fresh = forgetReturned(kept, from.id)
    const isSilent = !mayAnswer(fresh, from.id, now, config)
    if (isSilent) line.log('nothing answers a mail: its sender was sent as many automatic mails as may be for now')
    if (!begins || thread === undefined) return { kept: fresh, isSilent, isFlood: false }
    const begun = countBegun(fresh, from.id, thread, now)
    if (begun.isFlood) line.log('a mail begins no conversation: its sender began as many as may be for now')
    return { kept: begun.kept, isSilent: isSilent || begun.isFlood, isFlood: begun.isFlood }
  }

  /** The same id with other content is another mail. */
  function seen(incoming: Incoming, mail: ReadMail, kept: Kept): { readonly incoming: Incoming; readonly kept: Kept } {
    const name = short(incoming.id, 8)
    const mark = `${name}.${mail.fingerprint.slice(0, 8)}`
    if (kept.seen.includes(mark)) return { incoming, kept }
    const isOther = kept.seen.some(line => line.startsWith(`${name}.`))
    const id = isOther ? `${incoming.id.slice(0, 180)}#${mail.fingerprint.slice(0, 16)}` : incoming.id
    return { incoming: { ...incoming, id }, kept: { ...kept, seen: [...kept.seen, mark].slice(-mostSeen) } }
  }

  // What the runtime does not take as it is goes in with less: the whole mail is kept beside it.
  async function hand({ incoming, kept }: { readonly incoming: Incoming; readonly kept: Kept }): Promise<void> {
    for (const less of shrinking(incoming)) {
      try {
        await line.receive(less, { keep: kept })
        return
      } catch (error) {
        if (!isInvalid(error)) throw error
      }
    }
    await line.bury({
      id: incoming.id,
      why: 'the mail could not be taken, whatever was left out of it',
      what: Buffer.from(incoming.raw ?? [])
        .toString('latin1')
        .slice(0, mostBuried),
      sender: incoming.from.id,
    })
    await line.keep(kept)
  }

  /** Only what comes back under an id of ours counts: anybody can make up the rest. */
  async function tellReturned({ bounce }: ReadMail): Promise<void> {
    const id = bounce?.ids.find(each => conversationOfId(line, each) !== undefined)
    if (!bounce || id === undefined) return
    if (bounce.outcome === 'delivered') return line.tell({ type: 'delivered', ids: [id] })
    if (bounce.outcome !== 'failed') return
    const why = [bounce.status, bounce.why].filter(Boolean).join(' ')
    await line.tell({ type: 'returned', id, code: 'mail-returned', why })
    const { recipient, status } = bounce
    if (recipient === undefined) return
    await notebook.inTurn(kept => line.keep(countReturned(kept, recipient, status, clock.now())))
  }
}

interface Counted {
  readonly kept: Kept
  /** Nothing answers it by itself. */
  readonly isSilent: boolean
  /** It goes to the sender's latest conversation, instead of beginning another. */
  readonly isFlood: boolean
}

function withoutThread({ thread: _thread, ...incoming }: Incoming): Incoming {
  return incoming
}

/** The mail as it is, then without the largest of its files one after the other, then its words alone. */
function* shrinking(incoming: Incoming): Generator<Incoming> {
  yield incoming
  const letter = { ...incoming.letter, isCut: true as const }
  const bySize = (incoming.files ?? []).toSorted((a, b) => a.bytes.byteLength - b.bytes.byteLength)
  for (let left = bySize.length - 1; left > 0; left -= 1) yield { ...incoming, files: bySize.slice(0, left), letter }
  const { files: _files, ...bare } = incoming
  yield { ...bare, letter }
  const { id, from, text, raw } = incoming
  yield {
    id,
    from: { id: from.id },
    unheard: true,
    letter: { isCut: true },
    ...(text === undefined ? {} : { text }),
    ...(raw ? { raw } : {}),
  }
}

function isInvalid(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'incoming_invalid'
}
