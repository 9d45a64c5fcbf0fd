import type { Condition } from './condition.ts'

/** The operands a condition looks at, each once: what must be loaded before it can be asked. */
export function operandsOf(condition: Condition): readonly string[] {
  return [...new Set(walk(condition))]
}

function walk(condition: Condition): readonly string[] {
  if ('all' in condition) return condition.all.flatMap(walk)
  if ('any' in condition) return condition.any.flatMap(walk)
  return [condition.of]
}
