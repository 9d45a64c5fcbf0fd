import type { Choice, Input } from '../kit/index.ts'
import { type AskStep, dontKnow } from './config.ts'

/** What a question offers to tap, besides writing. */
export function offersOf(step: AskStep): readonly Choice[] {
  return step.config.dontKnow ? [...own(step), { id: dontKnow, label: step.phrase('dont-know') }] : own(step)
}

/** What kind of field a question is answered in. */
export function inputOf({ config: { kind } }: AskStep): Input {
  return kind === 'yes-no' ? 'choice' : kind
}

/** How far a rating goes. */
export function scaleOf({ config: { max = 5 } }: AskStep): number {
  return max
}

function own(step: AskStep): readonly Choice[] {
  switch (step.config.kind) {
    case 'choice':
    case 'choices':
      return step.config.choices
    case 'yes-no':
      return [
        { id: 'yes', label: step.phrase('yes') },
        { id: 'no', label: step.phrase('no') },
      ]
    case 'rating':
      return Array.from({ length: scaleOf(step) }, (_, at) => ({ id: `${at + 1}`, label: { en: `${at + 1}` } }))
    default:
      return []
  }
}
