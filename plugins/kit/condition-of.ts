import type { Condition } from './rule/condition.ts'
import type { AnyTrigger } from './trigger.ts'

/** The condition by which a trigger with this config breaks in; `undefined` for one that does not listen to messages. */
export function conditionOf(trigger: AnyTrigger, config: Readonly<Record<string, unknown>>): Condition | undefined {
  // The one place where a trigger's own types and the runtime's meet: its config was parsed by its own schema.
  return trigger.matches?.(config as never)
}
