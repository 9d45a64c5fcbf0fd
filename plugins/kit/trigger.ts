import type { z } from 'zod'
import type { AnyLabels, Labels, Partially } from './action.ts'
import type { Condition } from './rule/condition.ts'

/**
 * Declares a trigger: a node without a way in, and one port, `next`. `listens` says what it waits for: that a conversation starts
 * or is closed, or, with `interrupts`, one of four occasions that break into a running flow. A `message` of the visitor and an
 * `event` from outside set it off when they fit the condition that `matches` makes of the config; the visitor's `return` and
 * their `silence` when they have lasted for what `after` says.
 */
export function defineTrigger<C extends z.ZodObject>(trigger: {
  readonly id: string
  readonly icon: string
  readonly version?: number
  readonly config: C
  readonly listens: Listens
  readonly interrupts: boolean
  readonly texts: { readonly en: Labels<keyof C['shape'] & string, 'next'> } & {
    readonly [language: string]: Partially<Labels<keyof C['shape'] & string, 'next'>>
  }
  readonly summary?: string
  matches?(config: z.output<C>): Condition
  after?(config: z.output<C>): Patience
  /** What of an event goes into variables, by their names. */
  keeps?(config: z.output<C>, data: EventData): Readonly<Record<string, unknown>>
}): typeof trigger & { readonly type: 'trigger' } {
  return { type: 'trigger', ...trigger }
}

export type Listens = 'start' | 'closed' | 'message' | 'event' | 'return' | 'silence'

/** How long somebody is gone, or says nothing, before a trigger counts it. */
export interface Patience {
  readonly ms: number
  /** Of silence: how often at most before the visitor acts again; once without it. */
  readonly times?: number
}

/** Can this be waited for? */
export function isPatience({ ms, times = 1 }: Patience): boolean {
  return Number.isSafeInteger(ms) && ms >= 0 && Number.isSafeInteger(times) && times >= 1
}

/** What an event from outside brings: plain JSON. */
export type EventData = Readonly<Record<string, unknown>>

/** A trigger whose types the runtime need not know. */
export interface AnyTrigger {
  readonly type: 'trigger'
  readonly id: string
  readonly icon: string
  readonly version?: number
  readonly config: z.ZodObject
  readonly listens: Listens
  readonly interrupts: boolean
  readonly texts: { readonly en: AnyLabels } & { readonly [language: string]: Partially<AnyLabels> }
  readonly summary?: string
  matches?(config: never): Condition
  after?(config: never): Patience
  keeps?(config: never, data: EventData): Readonly<Record<string, unknown>>
}
