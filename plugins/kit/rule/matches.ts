import { type Against, readOperand } from './against.ts'
import { booleanHolds } from './boolean-test.ts'
import type { Condition, Test } from './condition.ts'
import { dateHolds } from './date-test.ts'
import type { Holds } from './holds.ts'
import { listHolds } from './list-test.ts'
import { numberHolds } from './number-test.ts'
import { textHolds } from './text-test.ts'

/** Does the condition hold? It is compiled once; a condition object must not be changed after. */
export function matches(condition: Condition, against: Against): boolean {
  const known = compiled.get(condition)
  if (known) return known(against)
  const fresh = compile(condition)
  compiled.set(condition, fresh)
  return fresh(against)
}

type Matcher = (against: Against) => boolean

const compiled = new WeakMap<Condition, Matcher>()

function compile(condition: Condition): Matcher {
  if ('all' in condition) {
    const all = condition.all.map(compile)
    return against => all.every(matcher => matcher(against))
  }
  if ('any' in condition) {
    const any = condition.any.map(compile)
    return against => any.some(matcher => matcher(against))
  }
  const { of } = condition
  const holds = holdsOf(condition)
  return against => holds(readOperand(of, against), against)
}

function holdsOf(test: Test): Holds {
  switch (test.type) {
    case 'text':
      return textHolds(test)
    case 'number':
      return numberHolds(test)
    case 'date':
      return dateHolds(test)
    case 'boolean':
      return booleanHolds(test)
    case 'list':
      return listHolds(test)
  }
}
