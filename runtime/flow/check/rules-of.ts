import { type Rule, rule } from '../../../plugins/kit/rule/rule.ts'
import type { Field } from '../visit-fields.ts'

/** A rule, and its place in its list. */
export interface PlacedRule {
  readonly rule: Rule
  readonly position: number
}

/** The rules of a field; none for another kind of field. What is no rule is left out. */
export function rulesOf({ kind, value }: Field): readonly PlacedRule[] {
  if (kind !== 'rules' || !Array.isArray(value)) return none
  const known = read.get(value)
  if (known) return known
  const rules = value.flatMap((item, position) => {
    const parsed = rule.safeParse(item)
    return parsed.success ? [{ rule: parsed.data, position }] : []
  })
  read.set(value, rules)
  return rules
}

const none: readonly PlacedRule[] = []

// Reading them costs more than all that is asked of them, and several rules of the check ask.
const read = new WeakMap<readonly unknown[], readonly PlacedRule[]>()
