import type { Channels } from '../channels/channels.ts'
import type { Clock } from '../clock/clock.ts'
import { failpoint } from '../failpoints.ts'
import type { VisitorFiles } from '../media/visitor-files.ts'
import type { Store } from '../store/contract.ts'
import type { Delivery, LeasedMessage, Place, Settled } from '../store/outbox.ts'
import { createFairLoop, type FairLoop } from './fair-loop.ts'
import type { OpenChannels } from './open-channels.ts'
import { createSendMessage, type PartSent } from './send-message.ts'

export interface OutboxLoopOptions {
  readonly store: Pick<Store, 'outbox' | 'conversations' | 'contacts' | 'letters'>
  readonly files: Pick<VisitorFiles, 'open'>
  readonly channels: Pick<Channels, 'list' | 'find' | 'dormant'>
  readonly open: Pick<OpenChannels, 'get' | 'trouble'>
  readonly clock: Clock
  readonly onError: (error: unknown) => void
  /** Where the server is. */
  readonly origin: () => string
  /** Something has become of a message. */
  readonly changed: (channel: string, place: Place, delivery: Delivery) => void
  /** From now on a channel calls a message this. */
  readonly named: (channel: string, external: string) => void
}

/** Waits before the 2nd, 3rd, ... try of what was thrown. */
const retryMs = [1_000, 5_000, 30_000, 120_000, 600_000, 1_800_000, 3_600_000]
const mostTries = retryMs.length + 1
const dayMs = 24 * 60 * 60_000
/** Longer than sending may take: what is still leased is still being sent. */
const leaseMs = 60_000

/** Sends what is said on channels that send each message: in order in each conversation, many conversations at once. */
export function createOutboxLoop(options: OutboxLoopOptions): OutboxLoop {
  const { store, files, channels, open, clock, onError, origin, changed, named } = options
  const { outbox } = store
  const send = createSendMessage({ store, files, clock, origin })
  /** Channels that are no more, and on which something may wait. */
  let gone: ReadonlySet<string> = new Set()
  const findGone = async (): Promise<void> => {
    const asleep = new Set(channels.dormant().map(({ id }) => id))
    gone = new Set((await outbox.channels()).filter(id => !channels.find(id) && !asleep.has(id)))
  }

  const one = async ({ channel, message }: { readonly channel: string; readonly message: LeasedMessage }): Promise<void> => {
    const found = channels.find(channel)
    const current = open.get(channel)
    const { send: sends } = current ?? {}
    if (!found) return fail(channel, message, 'channel-gone', '')
    // It closed after this was leased.
    if (!current) return later(channel, message, 1_000, 'the channel is closed', false)
    if (!sends) return fail(channel, message, 'channel-silent', '')
    if (message.isInterrupted && current.sendsOnce)
      return settle(channel, message, { isLast: true, sent: { type: 'uncertain', why: 'the server stopped while it was sent' } })
    changed(channel, message, { state: 'sending', at: clock.now() })
    return settle(channel, message, await send({ ...current, send: sends }, found.kind, message))
  }
  const settle = async (channel: string, message: LeasedMessage, { isLast, sent }: PartSent): Promise<void> => {
    if (sent.type === 'retry') {
      const wait = sent.afterMs > 0 ? Math.min(sent.afterMs, dayMs) : (retryMs[message.attempts - 1] ?? 0)
      return later(channel, message, wait, sent.why, true)
    }
    if (sent.type === 'failed') return fail(channel, message, sent.code, sent.why)
    if (sent.type === 'uncertain') return end(channel, message, { state: 'uncertain', why: sent.why })
    const at = clock.now()
    await outbox.sent(message, at, isLast, sent.id)
    failpoint('outbox.settled')
    changed(channel, message, { state: isLast ? 'sent' : 'sending', at })
    if (sent.id !== undefined) named(channel, sent.id)
  }
  const later = async (channel: string, message: LeasedMessage, ms: number, why: string, counts: boolean): Promise<void> => {
    if (counts && message.attempts >= mostTries) return fail(channel, message, 'given-up', why)
    const at = clock.now()
    await outbox.retry(message, at, at + ms, why)
    changed(channel, message, { state: 'waiting', at, why })
  }
  const fail = (channel: string, message: LeasedMessage, code: string, why: string): Promise<void> =>
    end(channel, message, { state: 'failed', code, why })
  const end = async (channel: string, message: LeasedMessage, settled: Settled): Promise<void> => {
    const at = clock.now()
    if (await outbox.settle(message, at, settled)) changed(channel, message, { ...settled, at })
    failpoint('outbox.settled')
  }

  let finding = findGone().catch(onError)
  let first = 0
  const loop = createFairLoop({
    channels() {
      const ids = channels
        .list()
        .filter(({ id, kind, paused }) => kind.delivery === 'push' && !paused && open.get(id) && !open.trouble(id)?.holds)
        .map(({ id }) => id)
      const names = [...ids, ...gone]
      first += 1
      return names.map((_, index) => names[(index + first) % names.length] ?? '')
    },
    lease: async (channel, room) =>
      (await outbox.lease(channel, clock.now(), leaseMs, room)).map(message => ({ channel, message })),
    one,
    clock,
    onError,
    perChannel: 16,
  })
  return {
    ...loop,
    async work() {
      await finding
      return loop.work()
    },
    look() {
      finding = findGone().then(loop.nudge, onError)
    },
  }
}

/** Sends what is to go. */
export interface OutboxLoop extends FairLoop {
  /** A channel came, went or was opened. */
  look(): void
}
