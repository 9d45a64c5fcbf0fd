import { readChoice } from '../kit/index.ts'
import { type AskStep, dontKnow } from './config.ts'
import type { Labelled, Reading } from './read-answer.ts'

/** Reads several picks: a list of ids, or labels and numbers in one text: `1, 3`, `tea and coffee`. */
export function readChoices(
  { config: { choices, min = 1, max = choices.length } }: AskStep,
  picked: readonly string[] | undefined,
  text: string,
  labelled: Labelled,
): Reading {
  const ids = picked ?? typed(text, labelled)
  const known = choices.map(({ id }) => id).filter(id => ids.includes(id))
  if (known.length === 0 && ids.length > 0) return { problem: 'invalid-choices' }
  if (known.length < min) return { problem: ids.length === 0 && min <= 1 ? 'invalid-choices' : 'too-few', limit: min }
  if (known.length > max) return { problem: 'too-many', limit: max }
  return { value: known }
}

// One label may hold a comma itself, so the whole text is tried first. One part that is nothing spoils the answer.
function typed(text: string, labelled: Labelled): readonly string[] {
  const whole = readChoice(text, labelled)
  if (whole !== undefined) return [whole]
  const separator = /^[\d\s]+$/.test(text) ? /\s+/ : /[,;&+\n]|\s(?:and|en|und|og)\s/iu
  const parts = text.split(separator).filter(part => part.trim() !== '')
  const ids = parts.map(part => readChoice(part, labelled) ?? '')
  return ids.includes('') ? [''] : ids.filter(id => id !== dontKnow)
}
