import { conditionOf } from '../../plugins/kit/asked-of-trigger.ts'
import type { Against } from '../../plugins/kit/rule/against.ts'
import type { Condition } from '../../plugins/kit/rule/condition.ts'
import { matches } from '../../plugins/kit/rule/matches.ts'
import { words } from '../../plugins/kit/words.ts'
import type { NodePlan } from './node-plan.ts'

/** Finds the trigger, if any, that what was said, or an event, sets off: the first in the order of the document. */
export type FindInterrupt = (against: Against) => { readonly node: string; readonly condition: Condition } | undefined

interface Entry {
  readonly order: number
  readonly node: string
  readonly condition: Condition
}

/**
 * An index in front of the machine: triggers that wait for words are found by the words of the text, so that a thousand
 * keywords cost as much as one; only the others are tried one by one.
 */
export function indexInterrupts(nodes: ReadonlyMap<string, NodePlan>, listens: 'message' | 'event'): FindInterrupt {
  const byWord = new Map<string, Entry[]>()
  const others: Entry[] = []
  let order = 0
  for (const { id, declared, config, broken } of nodes.values()) {
    if (declared?.type !== 'trigger' || !declared.interrupts || declared.listens !== listens || broken !== undefined) continue
    const condition = conditionOf(declared, config)
    if (!condition) continue
    const entry = { order: order++, node: id, condition }
    const firsts = firstWords(condition)
    if (!firsts) others.push(entry)
    for (const word of firsts ?? []) {
      const entries = byWord.get(word)
      if (entries) entries.push(entry)
      else byWord.set(word, [entry])
    }
  }
  if (order === 0) return () => undefined
  return against => {
    const candidates = new Set(others)
    for (const word of wordsOf(against.reply?.text ?? '')) for (const entry of byWord.get(word) ?? []) candidates.add(entry)
    return [...candidates].sort((a, b) => a.order - b.order).find(entry => matches(entry.condition, against))
  }
}

/** The word each way of matching begins with; undefined when some way of matching needs none. */
function firstWords(condition: Condition): readonly string[] | undefined {
  if ('any' in condition) {
    const ways = condition.any.map(firstWords)
    return ways.every(found => found !== undefined) ? ways.flat() : undefined
  }
  if (!('of' in condition) || condition.of !== 'reply' || condition.is !== 'has-words') return undefined
  return condition.value.map(phrase => wordsOf(phrase)[0]).filter(word => word !== undefined)
}

// By the kit's own words, so that what is found here is what the rule would find.
function wordsOf(text: string): readonly string[] {
  return words(text).trim().split(' ').filter(Boolean)
}
