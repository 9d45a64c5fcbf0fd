import type { Facts } from '../../plugins/kit/facts.ts'
import type { Heard } from '../../plugins/kit/handle.ts'
import type { Said } from '../../plugins/kit/message.ts'
import type { Output } from '../../plugins/kit/output.ts'
import type { EventData } from '../../plugins/kit/trigger.ts'

/** The context of a compiled flow: plain JSON. */
export interface FlowContext {
  /** The conversation's language first, then what to fall back to. */
  readonly languages: readonly string[]
  readonly vars: Readonly<Record<string, unknown>>
  readonly contact: Readonly<Record<string, unknown>>
  /** What somebody vouched for: nothing that is said in this turn stands before it. */
  readonly vouched?: Readonly<Record<string, unknown>>
  readonly reply?: Said | undefined
  readonly facts: Facts
  /** ms since 1970. */
  readonly now: number
  /** Messages heard in this visit. */
  readonly attempt: number
  /** This visit's notes. */
  readonly memory: unknown
  /** The way the current node leaves by; null while it waits. */
  readonly port: string | null
  /** What nodes did since the last event from outside, in order. */
  readonly did: readonly NodeDid[]
}

/** One node that ran one handler. */
export interface NodeDid {
  readonly node: string
  readonly heard: Heard['type']
  readonly port: string | null
  readonly outputs: readonly Output[]
}

/**
 * What a compiled flow hears: a node's events, or a trigger's turn to begin, with what an event from outside brought. An event may
 * bring the time and facts of its turn.
 */
export type FlowEvent = (Exclude<Heard, { type: 'start' }> | TriggerEvent) & {
  readonly now?: number
  readonly facts?: Facts
}

/** The turn of a trigger to begin. */
export interface TriggerEvent {
  readonly type: `trigger.${string}`
  readonly data?: EventData
}

/** What `createActor(compile(...), { input })` may be given; all of it can be left out. */
export type FlowInput = Partial<Pick<FlowContext, 'languages' | 'vars' | 'contact' | 'facts' | 'now'>>

/** What a machine on its own emits for each handler that did something. */
export type FlowEmitted = { readonly type: 'did' } & NodeDid
