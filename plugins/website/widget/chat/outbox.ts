import type { Store } from '../contract.ts'
import type { Beginning } from './beginning.ts'
import type { Act, Clock, Outgoing } from './contract.ts'

/** One thing the visitor does, from the moment it is done until the server has it. */
export interface Item {
  readonly clientMsgId: string
  readonly act: Act | 'person'
  /** No two of a tab have the same, whatever becomes of the clock: this is their order. */
  readonly at: number
  readonly label: string
  /** The conversation it belongs to; one that has not begun has a name of this browser (`isLocal`). */
  thread: string
  /** Its own message comes after this seq. */
  after: number
  /** What it begins its conversation with, if it does: the same at every try, or the server takes it for another message. */
  begin?: Beginning | undefined
  /** It may have reached the server: it goes the same way again. */
  tried?: boolean | undefined
  error?: Outgoing['error'] | undefined
  /** The server has it, under this seq; `elsewhere`: another tab has sent it. */
  seq?: number
  /** As the panel sees it, while that does not change. */
  shown?: Outgoing
}

/** What waits to be sent, in order, each under a key of its own: tabs that share the store never overwrite each other's. */
export interface Outbox {
  readonly items: readonly Item[]
  /** A key that nobody else makes up. */
  newKey(): string
  /**
   * Learns what other tabs have done with what waits here. They may hold the same: whoever sends it first decides where it goes,
   * or it would be there twice.
   */
  sync(): void
  add(about: Pick<Item, 'act' | 'label' | 'thread' | 'after' | 'begin'>): Item
  /** Writes down what has changed in it. Others may have changed it as well: `sync` comes first. */
  keep(item: Item): void
  /** What has not gone out yet goes to another conversation. */
  move(from: string, to: string): void
  /** A reload must not find it any more. */
  forget(item: Item): void
  /** It is done with, here and in the store. */
  remove(item: Item): void
}

const prefix = 'out:'
/** Its seq will be known when it appears. */
export const elsewhere = -1
const appearsMs = 10_000

/** Opens the outbox with all that the store holds: from before a reload, or from a tab that is gone or still there. */
export function createOutbox(store: Store, clock: Clock, random: () => number, changed: () => void): Outbox {
  let items: readonly Item[] = []
  let keys = 0
  const read = (clientMsgId: string): Item | undefined => {
    try {
      return JSON.parse(store.get(prefix + clientMsgId) ?? '')
    } catch {
      return undefined
    }
  }
  const write = ({ seq: _seq, shown: _shown, ...item }: Item): void => store.set(prefix + item.clientMsgId, JSON.stringify(item))
  const outbox: Outbox = {
    get items() {
      return items
    },
    newKey() {
      keys += 1
      return [clock.now(), keys, random() * 2 ** 52, random() * 2 ** 52].map(part => Math.floor(part).toString(36)).join('-')
    },
    sync() {
      for (const item of items) {
        if (item.tried || item.seq !== undefined) continue
        const other = read(item.clientMsgId)
        if (other) Object.assign(item, other)
        else if (item.error) outbox.remove(item)
        else {
          item.seq = elsewhere
          // It appears in a moment, if it went into this conversation.
          clock.after(appearsMs, () => {
            outbox.remove(item)
            changed()
          })
        }
      }
    },
    add(about) {
      const at = Math.max(clock.now(), (items.at(-1)?.at ?? 0) + 1)
      const item: Item = { clientMsgId: outbox.newKey(), at, ...about }
      items = [...items, item]
      write(item)
      return item
    },
    keep(item) {
      // What another tab has taken out stays out.
      if (read(item.clientMsgId)) write(item)
    },
    move(from, to) {
      // What another tab has sent by now stays where it went.
      outbox.sync()
      for (const item of items) {
        if (item.thread !== from || item.tried || from === to) continue
        item.thread = to
        item.after = 0
        outbox.keep(item)
      }
    },
    forget: ({ clientMsgId }) => store.remove(prefix + clientMsgId),
    remove(item) {
      outbox.forget(item)
      items = items.filter(other => other !== item)
    },
  }
  for (const key of store.keys(prefix)) {
    const item = read(key.slice(prefix.length))
    if (item) items = [...items, item]
    else store.remove(key)
  }
  items = items.toSorted((a, b) => a.at - b.at)
  return outbox
}

/** A conversation that was asked for beside others, and has not begun. */
export const isNew = (thread: string): boolean => thread.startsWith('new:')
/** No conversation yet: the visitor's first, or a new one. */
export const isLocal = (thread: string): boolean => thread === '' || isNew(thread)
