import type { Against } from '../../plugins/kit/rule/against.ts'
import type { Condition } from '../../plugins/kit/rule/condition.ts'
import { matches } from '../../plugins/kit/rule/matches.ts'
import type { NodePlan } from './node-plan.ts'

/** Finds the trigger, if any, that what the visitor said sets off: the first in the order of the document. */
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
export function indexInterrupts(nodes: ReadonlyMap<string, NodePlan>): FindInterrupt {
  const byWord = new Map<string, Entry[]>()
  const others: Entry[] = []
  let order = 0
  for (const { id, declared, config, broken } of nodes.values()) {
    if (declared?.type !== 'trigger' || !declared.interrupts || declared.listens !== 'message' || broken !== undefined) continue
    const condition = conditionOf(declared.matches, config)
    if (!condition) continue
    const entry = { order: order++, node: id, condition }
    const words = firstWords(condition)
    if (!words) others.push(entry)
    for (const word of words ?? []) byWord.set(word, [...(byWord.get(word) ?? []), entry])
  }
  if (order === 0) return () => undefined
  return against => {
    const candidates = new Set(others)
    for (const word of wordsOf(against.reply?.text ?? '')) for (const entry of byWord.get(word) ?? []) candidates.add(entry)
    return [...candidates].sort((a, b) => a.order - b.order).find(entry => matches(entry.condition, against))
  }
}

// The declaration's own config type and the erased one meet here.
function conditionOf(of: ((config: never) => Condition) | undefined, config: NodePlan['config']): Condition | undefined {
  return of?.(config as never)
}

/** The word each way of matching begins with; undefined when some way of matching needs none. */
function firstWords(condition: Condition): readonly string[] | undefined {
  if ('any' in condition) {
    const words = condition.any.map(firstWords)
    return words.every(found => found !== undefined) ? words.flat() : undefined
  }
  if (!('of' in condition) || condition.of !== 'reply' || condition.is !== 'has-words' || !Array.isArray(condition.value)) return undefined
  const firsts = condition.value.map(phrase => wordsOf(String(phrase))[0])
  return firsts.every(word => word !== undefined) ? firsts : undefined
}

function wordsOf(text: string): readonly string[] {
  return text.slice(0, 8_000).normalize('NFC').toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
}
