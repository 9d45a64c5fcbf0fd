import type { Event, TeamEntry } from '../conversation/event.ts'
import type { ConversationRecord } from '../conversation/record.ts'
import type { Delivery } from '../store/contract.ts'

/**
 * Tells who listens what has happened: after the commit, never before. A notice is a hint and may be lost or come late:
 * what counts is the store, and whoever listens knows the last `seq` it has passed on. So a second node can join by
 * forwarding notices without their `events`, and nobody need trust the wire between them.
 */
export interface Publisher {
  publish(notice: Notice): void
  /** Hears everything about a conversation, about all conversations of a visitor, or, as the team does, about all there are. Gives what ends it. */
  listen(topic: Topic, heard: (notice: Notice) => void): () => void
  /** A flow is another than it was. As with conversations: a hint, and what counts is the library. */
  publishFlow(notice: FlowNotice): void
  listenToFlows(heard: (notice: FlowNotice) => void): () => void
  /** Plugins came, went or changed. */
  publishPlugins(): void
  listenToPlugins(heard: () => void): () => void
}

export type Topic = `conversation:${string}` | `visitor:${string}` | 'team'

export type Notice = Happened | Gone | Delivered

/** A conversation was erased: only the team is told, and nothing but this, as nothing else is kept. */
interface Gone {
  readonly type: 'gone'
  readonly conversation: string
}

/** Something has become of a message that is sent: only the team is told. */
interface Delivered {
  readonly type: 'delivery'
  readonly conversation: string
  readonly seq: number
  readonly delivery: Delivery
}

type Happened = { readonly conversation: string; readonly visitor: string } & (
  | {
      readonly type: 'turn'
      readonly lastSeq: number
      /** What the turn added, when it happened in this process. */
      readonly turn?: {
        readonly record: ConversationRecord
        readonly events: readonly Event[]
        readonly entries: readonly TeamEntry[]
      }
    }
  /** State, in no sequence: gone when nobody listens. */
  | { readonly type: 'typing'; readonly by: 'visitor' | 'team'; readonly on: boolean; readonly name?: string }
  | { readonly type: 'read'; readonly by: 'visitor' | 'team'; readonly upToSeq: number; readonly at: number }
)

/** A flow was added, saved, published, switched or removed. */
export interface FlowNotice {
  readonly flow: string
  /** Of its draft. */
  readonly revision: number
  readonly by?: string
}

/** The publisher of one process. */
export function createPublisher(onError: (error: unknown) => void): Publisher {
  const topics = new Map<Topic, Set<(notice: Notice) => void>>()
  const ofFlows = new Set<(notice: FlowNotice) => void>()
  const ofPlugins = new Set<() => void>()
  const tell = <Told>(listeners: Iterable<(notice: Told) => void>, notice: Told): void => {
    for (const heard of listeners) {
      try {
        heard(notice)
      } catch (error) {
        onError(error)
      }
    }
  }
  const tellTopic = (topic: Topic, notice: Notice): void => tell(topics.get(topic) ?? [], notice)
  return {
    publish(notice) {
      tellTopic(`conversation:${notice.conversation}`, notice)
      if ('visitor' in notice) tellTopic(`visitor:${notice.visitor}`, notice)
      tellTopic('team', notice)
    },
    listen(topic, heard) {
      const known = topics.get(topic) ?? new Set()
      topics.set(topic, known.add(heard))
      return () => {
        known.delete(heard)
        if (known.size === 0 && topics.get(topic) === known) topics.delete(topic)
      }
    },
    publishFlow: notice => tell(ofFlows, notice),
    listenToFlows(heard) {
      ofFlows.add(heard)
      return () => void ofFlows.delete(heard)
    },
    publishPlugins: () => tell(ofPlugins, undefined),
    listenToPlugins(heard) {
      ofPlugins.add(heard)
      return () => void ofPlugins.delete(heard)
    },
  }
}
