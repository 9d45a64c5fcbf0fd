import type { Incoming, Received } from '../../plugins/kit/server.ts'
import type { Clock } from '../clock/clock.ts'
import { ParleyError } from '../errors/parley-error.ts'
import type { Store } from '../store/contract.ts'
import type { NewIntake } from '../store/intake.ts'
import { createCompress } from './create-compress.ts'
import type { Echoes } from './echoes.ts'
import type { AnyLine } from './open-channel.ts'
import { readIncoming } from './read-incoming.ts'
import { readKept } from './read-kept.ts'
import { keyOfId, keyOfNews, type TurnNews } from './read-news.ts'

export interface ReceiveParts {
  readonly store: Pick<Store, 'intake' | 'letters'>
  readonly clock: Pick<Clock, 'now'>
  readonly echoes: Echoes
  /** How many wait, by channel. */
  readonly waiting: Map<string, number>
  /** The largest file. */
  readonly fileBytes: number
  /** Something was stored. */
  readonly stored: (channel: string) => void
  /** What may wait of one channel. */
  readonly most?: number
}

/** Takes in what channels bring. */
export interface Receive {
  /** Errors: `incoming_invalid`, `too_busy`, those of the store. */
  message(channel: string, incoming: Incoming, about?: { readonly keep?: unknown }): Promise<Received>
  /** What cannot be understood: given up from the beginning. */
  bury(channel: string, broken: Parameters<AnyLine['bury']>[0]): Promise<void>
  /** News that a turn makes something of, behind what the same person sent. */
  news(channel: string, sender: string, news: TurnNews): Promise<'stored' | 'duplicate'>
}

interface Pending {
  readonly item: NewIntake
  readonly resolve: (outcome: 'stored' | 'duplicate') => void
  readonly reject: (error: unknown) => void
}

/** It is on the disk when this resolves. What comes in one round of the event loop shares a commit. */
export function createReceive(parts: ReceiveParts): Receive {
  const { store, clock, echoes, waiting, fileBytes, stored, most = 10_000 } = parts
  const compress = createCompress()
  let pending: Pending[] = []

  const flush = async (): Promise<void> => {
    const batch = pending
    pending = []
    try {
      const outcomes = await store.intake.add(batch.map(({ item }) => item))
      for (const [index, { resolve }] of batch.entries()) resolve(outcomes[index] ?? 'duplicate')
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
  }
  const add = (item: NewIntake): Promise<'stored' | 'duplicate'> =>
    new Promise((resolve, reject) => {
      if (pending.push({ item, resolve, reject }) === 1) setImmediate(() => void flush())
    })
  const take = async (item: NewIntake): Promise<'stored' | 'duplicate'> => {
    const { channel } = item
    const before = waiting.get(channel) ?? 0
    if (before >= most) throw new ParleyError('too_busy', { channel })
    waiting.set(channel, before + 1)
    const outcome = await add(item).catch((error: unknown) => {
      leave(waiting, channel)
      throw error
    })
    if (outcome === 'stored') stored(channel)
    else leave(waiting, channel)
    return outcome
  }

  return {
    async message(channel, incoming, { keep } = {}) {
      const { kept, files, raw } = readIncoming(channel, incoming, fileBytes)
      const keeping = keep === undefined ? undefined : { value: readKept(channel, keep) }
      if (await echoes.hear(channel, kept.id)) {
        if (keeping) await store.letters.keep(channel, keeping.value)
        return { outcome: 'echo' }
      }
      const compressed = await compress(channel, raw)
      const outcome = await take({
        channel,
        key: keyOfId(kept.id),
        sender: kept.from.id,
        body: kept,
        files,
        at: clock.now(),
        ...(compressed ? { raw: compressed } : {}),
        ...(keeping ? { keep: keeping } : {}),
      })
      return { outcome }
    },
    async bury(channel, { id, why, what, sender = '' }) {
      const body = { what: what.slice(0, mostBuried).toWellFormed() }
      const key = keyOfId(`broken\0${id}`)
      await add({ channel, key, sender, body, files: [], at: clock.now(), buried: why.slice(0, 500) })
    },
    news(channel, sender, news) {
      const files = news.type === 'answered-elsewhere' ? (news.files ?? []) : []
      const body = news.type === 'answered-elsewhere' ? { ...news, files: files.length } : news
      return take({ channel, key: keyOfNews(news), sender, body: { news: body }, files, at: clock.now() })
    },
  }
}

const mostBuried = 100_000

/** One fewer waits. */
export function leave(waiting: Map<string, number>, channel: string): void {
  waiting.set(channel, Math.max(0, (waiting.get(channel) ?? 0) - 1))
}
