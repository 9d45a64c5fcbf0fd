import type { InboxCounts, SessionAnswer } from '../../runtime/api/contract.ts'
import type { Client } from '../api/client.ts'
import type { Answer, CallOptions } from '../api/routes.ts'
import type { Clock } from '../clock.ts'
import type { Live } from '../live/contract.ts'
import { createRows, type Rows } from './create-rows.ts'
import { createSender, type Sender } from './create-sender.ts'
import { createThread, type Thread } from './create-thread.ts'
import { type Cell, createCell } from './state/cell.ts'
import { createDrafts, type Drafts } from './state/drafts.ts'
import type { RowQuery } from './state/row-query.ts'

/** Acts on a conversation that say nothing to anybody. */
export type QuietAct =
  `POST /api/conversations/:id/${'join' | 'assign' | 'labels' | 'give-back' | 'snooze' | 'close' | 'reopen' | 'spam' | 'not-spam' | 'withdraw-file'}`

/** The inbox behind its screen: one list, one open conversation, what is on its way, and drafts. */
export interface Inbox {
  readonly me: SessionAnswer['user']
  readonly live: Live
  readonly clock: Clock
  readonly rows: Rows
  readonly thread: Cell<Thread | undefined>
  readonly sender: Sender
  readonly drafts: Drafts
  readonly counts: Cell<InboxCounts | undefined>
  open(conversation: string | undefined): void
  /** Does something to a conversation and takes in what it changed. Error: `ApiError`. */
  act<Name extends QuietAct>(name: Name, options: CallOptions<Name>): Promise<void>
  /** Puts what could not be sent back into its drafts: leaving must not lose it. */
  keepUnsent(): void
  start(): void
  stop(): void
}

type ActAnswer = Answer<'POST /api/conversations/:id/close'>

interface InboxParts {
  readonly client: Client
  readonly live: Live
  readonly clock: Clock
  readonly me: SessionAnswer['user']
  /** The list to begin with. */
  readonly first: RowQuery
  readonly storage: Pick<Storage, 'getItem' | 'setItem'> | undefined
  newKey(): string
  wordsOf(error: unknown): string
}

/** Makes it; it hears and asks from `start` on. */
export function createInbox({ client, live, clock, me, storage, first, newKey, wordsOf }: InboxParts): Inbox {
  const rows = createRows(client, live, me.id, first)
  const thread = createCell<Thread | undefined>(undefined)
  const counts = createCell<InboxCounts | undefined>(undefined)
  const here = (conversation: string): Thread | undefined => {
    const open = thread.get()
    return open?.state.get().id === conversation ? open : undefined
  }
  const sender = createSender({
    client,
    live,
    newKey,
    wordsOf,
    clock,
    async sent({ conversation, kind }, answer) {
      here(conversation)?.takeIn(answer)
      // The answer holds what the visitor sees too; a note is in the other log.
      if (kind === 'note') await here(conversation)?.catchUp()
    },
  })
  const listen = (): readonly (() => void)[] => [
    live.subscribe('counts', frame => counts.set(frame.counts)),
    live.subscribe('welcome', frame => counts.set(frame.counts)),
  ]
  let ends: readonly (() => void)[] = []
  const drafts = createDrafts(storage, me.id)
  const keepUnsent = (): void => {
    for (const { clientMsgId, conversation, kind, text, state } of sender.outbox.get()) {
      if (state !== 'failed') continue
      sender.takeBack(clientMsgId)
      const draft = drafts.get(conversation)
      drafts.set(conversation, { ...draft, mode: kind, [kind]: [text, draft[kind]].filter(Boolean).join('\n\n') })
    }
  }
  return {
    me,
    live,
    clock,
    rows,
    thread,
    sender,
    drafts,
    keepUnsent,
    counts,
    open(conversation) {
      if (thread.get()?.state.get().id === conversation) return
      thread.get()?.stop()
      rows.open(conversation)
      thread.set(conversation === undefined ? undefined : createThread(client, live, conversation))
    },
    async act(name, options) {
      const answer: ActAnswer = await client.act(name, options)
      here(answer.conversation.id)?.takeIn(answer)
    },
    start() {
      ends = listen()
      rows.start()
      sender.start()
      // The line may have been open before the inbox was: then its welcome has been said.
      client.call('GET /api/inbox/counts').then(counts.set, () => undefined)
    },
    stop() {
      keepUnsent()
      rows.stop()
      sender.stop()
      thread.get()?.stop()
      thread.set(undefined)
      for (const end of ends) end()
      ends = []
    },
  }
}
