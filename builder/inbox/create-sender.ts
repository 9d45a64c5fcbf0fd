import { isOffline } from '../api/api-error.ts'
import type { Client } from '../api/client.ts'
import type { Answer } from '../api/routes.ts'
import type { Clock } from '../clock.ts'
import type { Live } from '../live/contract.ts'
import type { Lasting } from './create-rows.ts'
import { type Cell, createCell } from './state/cell.ts'
import { addOutgoing, dropOutgoing, failOutgoing, type Outbox, type Outgoing, retryOutgoing } from './state/outbox.ts'

export interface Sender {
  readonly outbox: Cell<Outbox>
  send(what: Pick<Outgoing, 'conversation' | 'kind' | 'text' | 'mentions' | 'file' | 'asksFile' | 'byMail' | 'after'>): void
  retry(clientMsgId: string): void
  /** Takes back what could not be sent; gives its text, for the composer. */
  takeBack(clientMsgId: string): Outgoing | undefined
}

interface SenderParts {
  readonly client: Client
  readonly live: Live
  readonly clock: Clock
  newKey(): string
  /** The server has it: done when the thread shows it. */
  sent(what: Outgoing, answer: Answer<'POST /api/conversations/:id/messages'>): Promise<void>
  /** What an error says to people. */
  wordsOf(error: unknown): string
}

/** What found no line, and is tried again. */
interface Waiting {
  readonly tries: number
  cancel(): void
}

const firstPauseMs = 2_000
const longestPauseMs = 30_000

/**
 * Sends what agents write, in order for each conversation, under keys that make a repeat harmless. What failed stays, and what
 * failed for want of a line goes out by itself when there is one.
 */
export function createSender({ client, live, clock, newKey, sent, wordsOf }: SenderParts): Sender & Lasting {
  const outbox = createCell<Outbox>([])
  const offline = new Map<string, Waiting>()
  const lines = new Map<string, Promise<void>>()
  const queue = (what: Outgoing): void => {
    const before = lines.get(what.conversation) ?? Promise.resolve()
    lines.set(
      what.conversation,
      before.then(() => post(what)),
    )
  }
  const post = async (what: Outgoing): Promise<void> => {
    const { conversation: id, clientMsgId, kind, text, mentions, file, asksFile = false, byMail = false } = what
    const params = { id }
    try {
      const answer =
        kind === 'note'
          ? await client.call('POST /api/conversations/:id/notes', {
              params,
              body: { text, mentions: [...mentions], clientMsgId },
            })
          : await client.call('POST /api/conversations/:id/messages', {
              params,
              body: { text, clientMsgId, asksFile, byMail, ...(file ? { fileId: file.id } : {}) },
            })
      forget(clientMsgId)
      // Its line is there before its shadow goes: nothing flickers.
      await sent(what, answer)
      outbox.set(dropOutgoing(outbox.get(), clientMsgId))
    } catch (error) {
      if (isOffline(error)) tryLater(clientMsgId)
      else forget(clientMsgId)
      outbox.set(failOutgoing(outbox.get(), clientMsgId, wordsOf(error)))
    }
  }
  const retry = (clientMsgId: string): void => {
    offline.get(clientMsgId)?.cancel()
    outbox.set(retryOutgoing(outbox.get(), clientMsgId))
    const what = outbox.get().find(item => item.clientMsgId === clientMsgId)
    if (what) queue(what)
  }
  const forget = (clientMsgId: string): void => {
    offline.get(clientMsgId)?.cancel()
    offline.delete(clientMsgId)
  }
  const tryLater = (clientMsgId: string): void => {
    const tries = (offline.get(clientMsgId)?.tries ?? 0) + 1
    const cancel = clock.after(Math.min(firstPauseMs * 2 ** (tries - 1), longestPauseMs), () => retry(clientMsgId))
    offline.set(clientMsgId, { tries, cancel })
  }
  const goOn = (): void => {
    for (const { clientMsgId, state } of outbox.get()) if (state === 'failed' && offline.has(clientMsgId)) retry(clientMsgId)
  }
  let end = (): void => undefined
  return {
    outbox,
    send(what) {
      const item: Outgoing = { ...what, clientMsgId: newKey(), at: clock.now(), state: 'sending' }
      outbox.set(addOutgoing(outbox.get(), item))
      queue(item)
    },
    retry,
    takeBack(clientMsgId) {
      forget(clientMsgId)
      const what = outbox.get().find(item => item.clientMsgId === clientMsgId)
      outbox.set(dropOutgoing(outbox.get(), clientMsgId))
      return what
    },
    start() {
      end = live.subscribe('welcome', goOn)
    },
    stop() {
      end()
      for (const { cancel } of offline.values()) cancel()
    },
  }
}
