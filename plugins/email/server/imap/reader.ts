import type { ImapFlow } from 'imapflow'
import { connectTrouble } from '../connect-trouble.ts'
import type { EmailLine } from '../email-line.ts'
import type { Notebook } from '../notebook.ts'
import type { Tokens } from '../oauth/create-tokens.ts'
import { troubleOf } from '../remedies.ts'
import type { Worries } from '../worries.ts'
import { connectImap } from './connect.ts'
import { type Found, fetchNew } from './fetch-new.ts'
import { leaseMailbox } from './lease.ts'
import { within } from './within.ts'

export interface ReaderParts {
  readonly line: EmailLine
  readonly notebook: Notebook
  readonly worries: Worries
  readonly tokens: Tokens
  readonly take: (found: Found) => Promise<void>
}

/** A poll each minute also ends IDLE and begins it anew: servers and firewalls drop it silently, and after 29 minutes they may. */
const pollMs = 60_000
const answerMs = 30_000
/** Waits before the 2nd, 3rd, ... connection; the last goes on. A refused password is tried rarely: accounts are locked for less. */
const waits = [2_000, 5_000, 30_000, 120_000, 300_000]
const refusedMs = 600_000
const refusals: ReadonlySet<string> = new Set(['sign-in-refused', 'token-refused', 'disconnected', 'app-refused'])

/** Reads a mailbox until it is stopped: one connection, one mail at a time. */
export function startReader(parts: ReaderParts): { stop(): Promise<void> } {
  const { line, notebook, worries, tokens, take } = parts
  const { clock, config } = line
  const key = [config.imapHost, config.imapPort, config.user === '' ? config.address : config.user, config.folder].join(' ')
  const failures = new Map<string, number>()
  let stopped = false
  let wake = (): void => {}
  let current: ImapFlow | undefined
  const isStopped = (): boolean => stopped
  const pause = (ms: number): Promise<void> =>
    new Promise(resolve => {
      if (stopped) return resolve()
      const cancel = clock.after(ms, resolve)
      wake = () => {
        cancel()
        resolve()
      }
    })
  const session = async (worked: () => void): Promise<void> => {
    const imap = await connectImap(line, tokens, made => {
      current = made
      if (stopped) made.close()
    })
    let isClosed = false
    let hasNews = false
    const news = (): void => {
      hasNews = true
      wake()
    }
    imap.on('exists', news)
    imap.on('close', () => {
      isClosed = true
      wake()
    })
    try {
      const opening = imap.mailboxOpen(config.folder, { readOnly: true })
      let mailbox = await within(clock, answerMs, opening, () => imap.close()).catch((error: unknown) => {
        throw isClosed ? error : new FolderMissing(String(error instanceof Error ? error.message : error))
      })
      while (!stopped) {
        hasNews = false
        await fetchNew(imap, mailbox, key, { line, notebook, take, failures, isStopped })
        worked()
        if (stopped) break
        if (!hasNews) {
          // It ends with the next command; that it fails is seen there.
          if (imap.capabilities.has('IDLE')) void imap.idle().catch(() => {})
          if (!isClosed) await pause(pollMs)
        }
        if (stopped) break
        await within(clock, answerMs, imap.noop(), () => imap.close())
        if (isClosed || !imap.usable || imap.mailbox === false)
          throw new Error(imap.byeReason ?? 'the mail server closed the connection')
        mailbox = imap.mailbox
      }
    } finally {
      current = undefined
      imap.close()
    }
  }
  const lease = leaseMailbox(key, line.id, () => worries.tell('reading', troubleOf('mailbox-taken', config.address)))
  const run = async (): Promise<void> => {
    await lease.granted
    let failed = 0
    while (!stopped) {
      let waitMs = 0
      try {
        await session(() => {
          failed = 0
          worries.tell('reading', undefined)
        })
      } catch (error) {
        if (stopped) break
        const trouble =
          error instanceof FolderMissing
            ? troubleOf('folder', error.message)
            : isOurs(error)
              ? undefined
              : connectTrouble(error, 'IMAP')
        // Lines break now and then, and are made anew: once is no news.
        if (trouble && (trouble.code !== 'interrupted' || failed > 1)) worries.tell('reading', trouble)
        waitMs = trouble && refusals.has(trouble.code) ? refusedMs : (waits[Math.min(failed, waits.length - 1)] ?? 0)
        failed += 1
      }
      await pause(waitMs)
    }
  }
  const running = run().catch((error: unknown) => line.log('the mailbox is not read any more', { error: String(error) }))
  return {
    async stop() {
      stopped = true
      wake()
      // What is being fetched comes again; what is being stored is waited for.
      current?.close()
      if (lease.isHeld()) await running
      lease.release()
    },
  }
}

/** The folder that is to be read is not there. */
class FolderMissing extends Error {}

/** The store, or we, cannot take more just now: that is told elsewhere. */
function isOurs(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'store_unavailable' || code === 'too_busy'
}
