import type { ExplainedTest, Explanation } from './explain.ts'
import { filled, joined, quoted, testWords, type Words } from './test-words.ts'

/**
 * An explanation as one readable sentence: `matched because reply contains “price”`. When it matched, all that holds is named,
 * else all that does not, with what was there instead.
 */
export function sentenceOf(explanation: Explanation, words: Words): string {
  const reasons = reasonsOf(explanation, explanation.matched).map(test =>
    test.matched ? testWords(test, words) : missed(test, words),
  )
  if (!reasons.length) return explanation.matched ? words['matched-empty'] : words['not-matched-empty']
  return explanation.matched
    ? filled(words.matched, { what: joined(reasons, words.and) })
    : filled(words['not-matched'], { what: joined(reasons, words.or) })
}

// The parts that went the same way as the whole. Joined they give its reason, however deep they stand.
function reasonsOf(explanation: Explanation, matched: boolean): readonly ExplainedTest[] {
  if (explanation.matched !== matched) return []
  if ('all' in explanation) return explanation.all.flatMap(part => reasonsOf(part, matched))
  if ('any' in explanation) return explanation.any.flatMap(part => reasonsOf(part, matched))
  return [explanation]
}

// That something is unknown is said already by "is known" not being so.
function missed(test: ExplainedTest, words: Words): string {
  const what = testWords(test, words)
  if (test.is === 'known' || test.is === 'empty') return what
  return filled(words.actual, { what, actual: test.actual === undefined ? words.unknown : quoted(test.actual, words) })
}
