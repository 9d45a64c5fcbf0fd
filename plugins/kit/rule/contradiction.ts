import { clash } from './clash.ts'
import type { Condition, Test } from './condition.ts'

/**
 * Proof that a condition can never be true, whatever the visitor does. False when there is no proof: it may still never match.
 * Looks at what must hold at once, and at each alternative together with it.
 */
export function neverMatches(condition: Condition): boolean {
  if ('any' in condition) return condition.any.every(neverMatches)
  const { tests, alternatives } = togetherIn(condition)
  return (
    clash(tests) ||
    alternatives.some(any => any.every(option => neverMatches(option) || clash([...tests, ...togetherIn(option).tests])))
  )
}

interface Together {
  readonly tests: readonly Test[]
  readonly alternatives: readonly (readonly Condition[])[]
}

// What must hold at once: the tests of nested `all`, and the `any` groups beside them.
function togetherIn(condition: Condition): Together {
  if ('any' in condition) return { tests: [], alternatives: [condition.any] }
  if (!('all' in condition)) return { tests: [condition], alternatives: [] }
  const parts = condition.all.map(togetherIn)
  return { tests: parts.flatMap(part => part.tests), alternatives: parts.flatMap(part => part.alternatives) }
}
