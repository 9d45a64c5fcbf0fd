import { conditionOf } from '../../../plugins/kit/asked-of-trigger.ts'
import type { Condition } from '../../../plugins/kit/rule/condition.ts'
import { neverMatches } from '../../../plugins/kit/rule/contradiction.ts'
import type { Finding } from './problem.ts'
import { rulesOf } from './rules-of.ts'
import type { Subject } from './subject.ts'

/** Rules that cannot match: they contradict themselves, or one before them always does. And triggers that wait for nothing. */
export function* rules({ graph, fields }: Subject): Iterable<Finding> {
  for (const [index, plan] of graph.plans.entries()) {
    const node = plan.id
    for (const field of fields[index] ?? []) {
      let always = false
      for (const { rule, position } of rulesOf(field)) {
        const named = rule.label || `${position + 1}`
        if (always || neverMatches(rule.when)) {
          yield { code: 'never_matches', node, field: [...field.path, position].join('.'), params: { rule: named } }
        }
        always ||= alwaysMatches(rule.when)
      }
    }
    const { declared, config, broken } = plan
    if (declared?.type !== 'trigger' || broken !== undefined) continue
    const condition = conditionOf(declared, config)
    if (condition && neverMatches(condition)) yield { code: 'never_matches', node, params: { rule: declared.id } }
  }
}

function alwaysMatches(condition: Condition): boolean {
  if ('all' in condition) return condition.all.every(alwaysMatches)
  return 'any' in condition && condition.any.some(alwaysMatches)
}
