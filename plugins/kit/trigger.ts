import type { z } from 'zod'
import type { AnyLabels, Labels, Partially } from './action.ts'
import type { Condition } from './rule/condition.ts'

/**
 * Declares a trigger: a node without a way in, and one port, `next`. `listens` says what it waits for;
 * with `interrupts` it may break into a running flow. `matches` turns the config into the condition under which it does,
 * tried at each of the visitor's messages.
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
}): typeof trigger & { readonly type: 'trigger' } {
  return { type: 'trigger', ...trigger }
}

export type Listens = 'start' | 'message' | 'closed' | 'event'

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
}
