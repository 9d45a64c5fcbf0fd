import type { z } from 'zod'
import { conditionOf } from './condition-of.ts'
import { mondayNoon, quietFacts } from './play.ts'
import { matches } from './rule/matches.ts'
import type { AnyTrigger } from './trigger.ts'

/** Plays a trigger that listens to messages: `playTrigger(keyword, { words: ['price'] }).matches('What is the price?')`. */
export function playTrigger<T extends AnyTrigger>(trigger: T, config: z.input<T['config']>): { matches(text: string): boolean } {
  const condition = conditionOf(trigger, trigger.config.parse(config))
  return {
    matches: text =>
      condition !== undefined &&
      matches(condition, {
        reply: { id: 'm1', text },
        vars: {},
        contact: {},
        facts: quietFacts,
        language: 'en',
        now: mondayNoon,
      }),
  }
}
