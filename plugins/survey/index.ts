import { defineAction, type Localised, readChoice, readNumber, type Said, type SurveyAnswer } from '../kit/index.ts'
import { ask, followUpOf, openQuestion, scaleOf, wordsOf } from './ask.ts'
import { config, memory, type Question, type SurveyStep, skip } from './config.ts'
import { phrases, texts } from './locale.ts'

/**
 * Asks one question after the other and keeps each answer at once, so that those who leave half-way have said what they said. What
 * follows on a score is asked after it. Questions may be passed over.
 */
export const survey = defineAction({
  id: 'survey',
  icon: 'star',
  category: 'ask',
  config,
  memory,
  ports: ['answered', 'skipped', 'no-reply'],
  exceptions: ['skipped', 'no-reply'],
  does: { asks: ['rating'], sets: 'saveAs' },
  summary: '{{questions}}',
  texts,
  phrases,
  start(step) {
    return ask(step)
  },
  on: {
    message(step) {
      const { config, memory, message } = step
      const question = openQuestion(step)
      if (!question) return leave(step)
      if (config.skip && isSkip(step, message)) return next(step)
      const answer = memory.score === null ? read(step, question, message) : comment(question, memory.score, message)
      if (!answer) return misread(step, question)
      keep(step, question, answer)
      if (answer.score === undefined || answer.kind === 'comment' || !followUpOf(question, answer.score)) return next(step)
      Object.assign(memory, { score: answer.score, failures: 0 })
      return ask(step)
    },
    // They have turned to something else: nothing more is said.
    skipped: ({ memory }) => (memory.answered > 0 ? 'answered' : 'skipped'),
    wake: ({ memory }) => (memory.answered > 0 ? 'answered' : 'no-reply'),
  },
})

type Exit = 'answered' | 'skipped'
type Answer = Pick<SurveyAnswer, 'kind' | 'score' | 'of' | 'choice' | 'text'>

// Asked a third time it would be a nuisance.
const mostFailures = 2
const longestText = 4_000

function next(step: SurveyStep): Exit | undefined {
  Object.assign(step.memory, { at: step.memory.at + 1, score: null, failures: 0 })
  return openQuestion(step) ? ask(step) : leave(step)
}

function leave({ memory, phrase, say }: SurveyStep): Exit {
  if (memory.answered === 0) return 'skipped'
  say({ text: phrase('thanks') })
  return 'answered'
}

function misread(step: SurveyStep, question: Question): Exit | undefined {
  step.memory.failures += 1
  return step.memory.failures >= mostFailures ? next(step) : ask(step, problemOf(step, question))
}

function keep(step: SurveyStep, { id }: Question, answer: Answer): void {
  const { config, memory, record, render, set } = step
  record('survey', { survey: config.survey, question: id, asked: render(wordsOf(step)), ...answer })
  memory.answered += 1
  if (config.saveAs !== undefined && answer.score !== undefined && answer.kind !== 'comment') {
    set({ vars: { [config.saveAs]: answer.score } })
  }
}

function isSkip(step: SurveyStep, { text, choice }: Said): boolean {
  const { memory, phrase, render } = step
  if (choice !== undefined) return choice === skip
  const word = { id: skip, label: render(phrase('skip')) }
  const question = openQuestion(step)
  // Among answers it has a number of its own; elsewhere it counts by its words alone: a number is an answer.
  const counts = question?.kind === 'choice' && memory.score === null
  const others = counts ? question.choices.map(({ id, label }) => ({ id, label: render(label) })) : []
  return (counts || /\p{L}/u.test(text)) && readChoice(text, [...others, word]) === skip
}

function read(step: SurveyStep, question: Question, { text, choice, fields }: Said): Answer | undefined {
  const { kind } = question
  const [picked] = choice === undefined ? [] : [choice].flat()
  const scale = scaleOf(question)
  if (scale && kind !== 'choice' && kind !== 'text') {
    const given = typeof fields?.value === 'number' ? fields.value : readNumber(picked ?? text, step.language)
    const fits = given !== undefined && Number.isInteger(given) && given >= scale.from && given <= scale.to
    return fits ? { kind, score: given, of: scale.to } : undefined
  }
  if (kind === 'choice') {
    const labelled = question.choices.map(({ id, label }) => ({ id, label: step.render(label) }))
    const id = picked ?? readChoice(text, labelled)
    const found = labelled.find(option => option.id === id)
    return found && { kind, choice: found.id, text: found.label }
  }
  const words = text.trim().slice(0, longestText)
  return words === '' ? undefined : { kind, text: words }
}

function comment({ kind }: Question, score: number, { text }: Said): Answer | undefined {
  const words = text.trim().slice(0, longestText)
  return words === '' || kind === 'text' || kind === 'choice' ? undefined : { kind: 'comment', score, text: words }
}

function problemOf(step: SurveyStep, question: Question): Localised {
  const scale = scaleOf(question)
  if (!scale) return step.phrase('unclear')
  const lines = Object.entries(step.phrase('unclear-score'))
  const filled = (line: string): string => line.replaceAll('{from}', `${scale.from}`).replaceAll('{to}', `${scale.to}`)
  return Object.fromEntries(lines.map(([language, line]) => [language, filled(line)]))
}
