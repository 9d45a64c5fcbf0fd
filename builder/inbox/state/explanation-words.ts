import type { Explanation } from '../../../plugins/kit/rule/explain.ts'
import { sentenceOf } from '../../../plugins/kit/rule/sentence-of.ts'
import type { Words } from '../../../plugins/kit/rule/test-words.ts'

/** Why a rule held or not, as a sentence; nothing for what is no explanation. */
export function explanationWords(explanation: unknown, words: Words): string {
  return isExplanation(explanation) ? sentenceOf(explanation, words) : ''
}

function isExplanation(value: unknown): value is Explanation {
  if (typeof value !== 'object' || value === null || !('matched' in value) || typeof value.matched !== 'boolean') return false
  if ('all' in value) return Array.isArray(value.all) && value.all.every(isExplanation)
  if ('any' in value) return Array.isArray(value.any) && value.any.every(isExplanation)
  return 'of' in value && typeof value.of === 'string' && 'is' in value && typeof value.is === 'string'
}
