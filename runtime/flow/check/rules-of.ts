import { type Rule, rule } from '../../../plugins/kit/rule/rule.ts'
import type { Field } from '../visit-fields.ts'

/** The rules of a field, with their places in it; none for another kind of field. What is no rule is left out. */
export function rulesOf({ kind, value }: Field): readonly { readonly rule: Rule; readonly position: number }[] {
  if (kind !== 'rules' || !Array.isArray(value)) return []
  return value.flatMap((item, position) => {
    const parsed = rule.safeParse(item)
    return parsed.success ? [{ rule: parsed.data, position }] : []
  })
}
