import type { Against } from './against.ts'
import { type Explanation, explain } from './explain.ts'
import { matches } from './matches.ts'
import type { Rule } from './rule.ts'

/**
 * The first rule that matches. `because` hears why: the rule and its explanation, or rule `''` and the first misses when none
 * matched.
 */
export function firstMatch(
  rules: readonly Rule[],
  against: Against & { because?(why: { rule: string; explanation: Explanation }): void },
): Rule | undefined {
  const hit = rules.find(rule => matches(rule.when, against))
  if (hit) {
    against.because?.({ rule: hit.id, explanation: explain(hit.when, against) })
  } else {
    const any = rules.slice(0, misses).map(rule => explain(rule.when, against))
    against.because?.({ rule: '', explanation: { matched: false, any } })
  }
  return hit
}

const misses = 10
