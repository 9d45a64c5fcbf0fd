import type { Condition } from './rule/condition.ts'
import type { AnyTrigger, EventData, Patience } from './trigger.ts'

type Config = Readonly<Record<string, unknown>>

// The one place where a trigger's own types and the runtime's meet: its config was parsed by its own schema.

/** The condition by which a trigger with this config breaks in; `undefined` for one that has none. */
export function conditionOf(trigger: AnyTrigger, config: Config): Condition | undefined {
  return trigger.matches?.(config as never)
}

/** How long a trigger with this config waits for the visitor; `undefined` for one that does not. */
export function patienceOf(trigger: AnyTrigger, config: Config): Patience | undefined {
  return trigger.after?.(config as never)
}

/** What a trigger with this config puts into variables of an event that set it off. */
export function keptOf(trigger: AnyTrigger, config: Config, data: EventData): Readonly<Record<string, unknown>> {
  return trigger.keeps?.(config as never, data) ?? {}
}
