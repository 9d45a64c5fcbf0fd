import { operandsOf } from '../../plugins/kit/rule/operands-of.ts'
import { rule } from '../../plugins/kit/rule/rule.ts'
import type { Declarations } from './declarations.ts'
import type { Flow } from './model.ts'
import { fieldsOfFlow } from './visit-fields.ts'

/** The hours and teams a flow asks about: in fields of those kinds, and in rules. */
export function factsNamed(flow: Flow, declarations: Declarations): { open: readonly string[]; available: readonly string[] } {
  const open = new Set<string>()
  const available = new Set<string>()
  for (const { kind, value } of fieldsOfFlow(flow, declarations)) {
    if (kind === 'hours' && typeof value === 'string') open.add(value)
    if (kind === 'team' && typeof value === 'string') available.add(value)
    if (kind !== 'rules' || !Array.isArray(value)) continue
    for (const operand of value.flatMap(operandsOfRule)) {
      if (operand.startsWith('open.')) open.add(operand.slice('open.'.length))
      if (operand.startsWith('available.')) available.add(operand.slice('available.'.length))
    }
  }
  return { open: [...open], available: [...available] }
}

function operandsOfRule(item: unknown): readonly string[] {
  const parsed = rule.safeParse(item)
  return parsed.success ? operandsOf(parsed.data.when) : []
}
