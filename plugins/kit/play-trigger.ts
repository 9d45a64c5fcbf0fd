import type { z } from 'zod'
import { conditionOf, keptOf, patienceOf } from './asked-of-trigger.ts'
import { mondayNoon, quietFacts } from './play.ts'
import { matches } from './rule/matches.ts'
import type { AnyTrigger, EventData, Patience } from './trigger.ts'

/**
 * Plays a trigger: `playTrigger(keyword, { words: ['price'] }).matches('What is the price?')`, or with an event from outside,
 * `playTrigger(event, { name: 'order.shipped' }).matches({ event: 'order.shipped' })`.
 */
export function playTrigger<T extends AnyTrigger>(trigger: T, config: z.input<T['config']>): PlayedTrigger {
  const parsed = trigger.config.parse(config)
  const condition = conditionOf(trigger, parsed)
  return {
    matches: heard =>
      condition !== undefined &&
      matches(condition, {
        ...(typeof heard === 'string'
          ? { reply: { id: 'm1', text: heard } }
          : { event: { name: heard.event, data: heard.data ?? {} } }),
        vars: {},
        contact: {},
        facts: quietFacts,
        language: 'en',
        now: mondayNoon,
      }),
    keeps: data => keptOf(trigger, parsed, data),
    after: patienceOf(trigger, parsed),
  }
}

/** A trigger with a config, to be asked what it makes of things. */
export interface PlayedTrigger {
  /** Does what the visitor writes, or an event from outside, set it off? */
  matches(heard: Occasion): boolean
  /** What of an event's data goes into variables. */
  keeps(data: EventData): Readonly<Record<string, unknown>>
  /** How long it waits for the visitor, if it does. */
  readonly after: Patience | undefined
}

/** A message as it is written, or an event from outside. */
export type Occasion = string | { readonly event: string; readonly data?: EventData }
