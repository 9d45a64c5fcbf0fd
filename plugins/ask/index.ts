import { dayWords, defineAction, type Localised, portPer } from '../kit/index.ts'
import { type AskStep, config, memory } from './config.ts'
import { phrases, texts } from './locale.ts'
import { inputOf, offersOf } from './offer.ts'
import { type Answer, type Reading, readAnswer } from './read-answer.ts'

/**
 * Asks one question and stays until it is answered. An answer that does not fit is asked for again. Choices are saved by their
 * ids, because labels are translated.
 */
export const ask = defineAction({
  id: 'ask',
  icon: 'help',
  category: 'ask',
  config,
  memory,
  ports: ['answered', 'invalid', 'no-reply', portPer('choices', 'choice')],
  exceptions: ['invalid', 'no-reply'],
  does: { asks: 'kind', sets: 'saveAs', stores: ['property'] },
  summary: '{{question}}',
  texts,
  phrases,
  start(step) {
    put(step, step.config.question)
  },
  on: {
    message(step) {
      const { config, memory, message, cancel, wake } = step
      const written = message.choice === undefined && message.fields === undefined && message.fileId === undefined
      if (!config.collect || !written) return judge(step, message)
      memory.bubbles.push(message.text)
      if (memory.bubbles.length >= mostBubbles) return judgeBubbles(step)
      cancel('patience')
      wake({ afterMs: config.collect }, 'collect')
    },
    wake(step) {
      return step.name === 'collect' ? judgeBubbles(step) : 'no-reply'
    },
  },
})

// Nobody's thought is that long; a record must not grow without end.
const mostBubbles = 20

type Exit = 'answered' | 'invalid' | `choice:${string}`
type Value = Extract<Reading, { value: unknown }>['value']

function put(step: AskStep, text: Localised): void {
  const { patience } = step.config
  step.say({ text, input: inputOf(step), choices: offersOf(step) })
  if (patience !== undefined) step.wake({ afterMs: patience }, 'patience')
}

function judgeBubbles(step: AskStep): Exit | undefined {
  return judge(step, { text: step.memory.bubbles.join('\n') })
}

function judge(step: AskStep, answer: Answer): Exit | undefined {
  const { config, memory, connected } = step
  memory.bubbles = []
  step.cancel('collect')
  const choosing = config.kind === 'choice' || config.kind === 'choices'
  const reading = readAnswer(step, answer)
  if ('value' in reading) {
    save(step, reading.value)
    return (choosing && drawn(step, reading.value)) || 'answered'
  }
  memory.failures += 1
  if (memory.failures <= config.retries) {
    put(step, problemText(step, reading))
    return undefined
  }
  if (!choosing || connected('invalid')) return 'invalid'
  // A question with choices is often answered by something else: later nodes can look at what it was.
  save(step, answer.text.trim())
  return 'answered'
}

function save({ config: { saveAs, property }, set }: AskStep, value: Value): void {
  if (saveAs !== undefined) set({ vars: { [saveAs]: value } })
  if (property !== undefined) set({ contact: { [property]: value } })
}

// The way of a choice that was picked, if the author drew one; of several the first.
function drawn({ connected }: AskStep, value: Value): Exit | undefined {
  const id = [value].flat().find(id => typeof id === 'string' && connected(`choice:${id}`))
  return typeof id === 'string' ? `choice:${id}` : undefined
}

function problemText(step: AskStep, { problem, limit = '' }: Extract<Reading, { problem: unknown }>): Localised {
  const lines = Object.entries(step.phrase(problem))
  // A line is in its language, and a region of it writes days in its own way.
  const spoken = (language: string): string => (step.language.split('-')[0] === language ? step.language : language)
  const limitIn = (language: string): string => dayWords(String(limit), spoken(language))
  return Object.fromEntries(lines.map(([language, line]) => [language, line.replaceAll('{limit}', limitIn(language))]))
}
