import type { Facts } from '../../plugins/kit/facts.ts'
import type { Explanation } from '../../plugins/kit/rule/explain.ts'
import type { LifecycleState } from './lifecycle.ts'

/** What happened in one turn and why: all that time travel, "why" and replay read. */
export interface Trace {
  readonly turn: number
  readonly at: number
  readonly actor: string
  /** The inbound event's kind, and what it brought when no stream holds it. */
  readonly event: { readonly type: string } & Readonly<Record<string, unknown>>
  /** The lifecycle before and after. */
  readonly state: readonly [LifecycleState | null, LifecycleState]
  readonly path: readonly Visit[]
  /** What flows were given, if any heard. */
  readonly facts?: Facts
  readonly set?: Readonly<Record<string, unknown>>
  readonly timers?: {
    readonly set?: readonly { id: string; node: string; name: string; dueAt: number }[]
    readonly cancelled?: readonly string[]
  }
  readonly effects?: readonly string[]
  readonly halted?: string
}

/** One node that heard something. */
export interface Visit {
  readonly frame: number
  readonly flow: string
  readonly version: number
  readonly node: string
  readonly heard: string
  readonly port: string | null
  readonly why?: readonly { readonly rule: string; readonly explanation: Explanation }[]
}
