import type { Choice, Input, Localised } from '../kit/index.ts'
import { isWorded, type Question, type SurveyStep, skip } from './config.ts'

/** Puts the question that is open, in the words of `text` when it is put again. */
export function ask(step: SurveyStep, text: Localised = wordsOf(step)): undefined {
  const { config, cancel, say, wake } = step
  const { input, choices } = formOf(step)
  say({ text, input, choices: config.skip ? [...choices, { id: skip, label: step.phrase('skip') }] : choices })
  cancel()
  if (config.patience !== undefined) wake({ afterMs: config.patience })
  return undefined
}

/** The question that is open; a survey has come to its end where there is none. */
export function openQuestion({ config, memory }: SurveyStep): Question | undefined {
  return config.questions[memory.at]
}

/** What is asked about the score that was given. */
export function followUpOf({ followUps }: Question, score: number): Localised | undefined {
  return followUps.find(({ from, to }) => from <= score && score <= to)?.question
}

/** The least and the most that can be given; undefined where no score is asked for. */
export function scaleOf({ kind, max }: Question): { readonly from: number; readonly to: number } | undefined {
  switch (kind) {
    case 'csat':
      return { from: 1, to: 5 }
    case 'nps':
      return { from: 0, to: 10 }
    case 'ces':
      return { from: 1, to: 7 }
    case 'rating':
      return { from: 1, to: max }
    default:
      return undefined
  }
}

/** The words of what is open: the question, or what follows on its score. */
export function wordsOf(step: SurveyStep): Localised {
  const question = openQuestion(step)
  if (!question) return {}
  const { score } = step.memory
  if (score !== null) return followUpOf(question, score) ?? {}
  const { kind } = question
  return question.question ?? (isWorded(kind) ? step.phrase(kind) : {})
}

function formOf(step: SurveyStep): { readonly input: Input; readonly choices: readonly Choice[] } {
  const question = openQuestion(step)
  if (!question || step.memory.score !== null || question.kind === 'text') return { input: 'text', choices: [] }
  const scale = scaleOf(question)
  return scale ? { input: 'rating', choices: stepsOf(step, question, scale) } : { input: 'choice', choices: question.choices }
}

function stepsOf(step: SurveyStep, { kind, low, high }: Question, { from, to }: { from: number; to: number }): readonly Choice[] {
  const ends = isWorded(kind)
    ? { low: low ?? step.phrase(`${kind}-low`), high: high ?? step.phrase(`${kind}-high`) }
    : { low, high }
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const score = from + index
    const means = score === from ? ends.low : score === to ? ends.high : undefined
    return { id: `${score}`, label: { en: `${score}` }, ...(means ? { means } : {}) }
  })
}
