import { defineAction, readChoice, readYesNo, type Said } from '../kit/index.ts'
import { config, type KnowledgeStep, memory, result, type Wanted } from './config.ts'
import { phrases, texts } from './locale.ts'
import { offersOf, personOffer, readPrefix } from './offers.ts'
import { askHelped, showArticle, showFound } from './show.ts'

/** Answers a question with articles of the team, and asks whether they helped. */
export const knowledge = defineAction({
  id: 'knowledge',
  icon: 'book',
  category: 'ask',
  config,
  memory,
  result,
  ports: ['found', 'nothing', 'person', 'no-reply'],
  exceptions: ['nothing', 'no-reply'],
  does: { sets: 'saveAs' },
  summary: '{{question}}',
  texts,
  phrases,
  start(step) {
    const { config, phrase } = step
    const given = questionGiven(step)
    return given === '' ? ask(step, config.question ?? phrase('question')) : search(step, given)
  },
  on: {
    message(step) {
      const { memory, message } = step
      // Whoever writes on while it searches has not finished asking.
      if (memory.phase === 'searching') return search(step, `${memory.query}\n${message.text}`)
      const choice = choiceOf(step, message)
      if (choice === undefined) return message.text.trim() === '' ? miss(step, 'nothing') : search(step, message.text)
      if (choice === 'yes') return 'found'
      if (choice === 'person') return 'person'
      if (choice === 'no') return miss(step, 'again')
      return want(step, { type: 'read', id: choice.slice(readPrefix.length), language: step.language })
    },
    performed(step) {
      const { memory, result } = step
      if (result.type === 'found' && result.articles.length === 0) return miss(step, 'nothing')
      if (result.type === 'article') showArticle(step, result)
      else showFound(step, result.articles)
      memory.phase = 'shown'
      askHelped(step)
      return waitFor(step)
    },
    failed: () => 'nothing',
    wake: () => 'no-reply',
  },
})

type Exit = 'nothing'

const longestQuestion = 2_000

function questionGiven({ config: { from, variable = '' }, reply, vars }: KnowledgeStep): string {
  if (from === 'ask') return ''
  const given = from === 'reply' ? reply?.text : vars[variable]
  return typeof given === 'string' ? given.trim() : ''
}

function ask(step: KnowledgeStep, text: Readonly<Record<string, string>>): undefined {
  step.memory.phase = 'asking'
  step.say({ text, input: 'text', choices: step.memory.misses > 0 ? personOffer(step) : [] })
  return waitFor(step)
}

function search(step: KnowledgeStep, question: string): undefined {
  const query = question.slice(0, longestQuestion).toWellFormed()
  const { saveAs } = step.config
  step.memory.query = query
  if (saveAs !== undefined) step.set({ vars: { [saveAs]: query } })
  return want(step, { type: 'search', query, language: step.language })
}

function want(step: KnowledgeStep, what: Wanted): undefined {
  step.cancel()
  if (what.type === 'search') step.memory.phase = 'searching'
  step.perform(what)
  return undefined
}

// Asked in other words it may be found: so often as the author wants.
function miss(step: KnowledgeStep, why: 'nothing' | 'again'): Exit | undefined {
  step.memory.misses += 1
  return step.memory.misses > step.config.retries ? 'nothing' : ask(step, step.phrase(why))
}

function waitFor({ config: { patience }, wake }: KnowledgeStep): undefined {
  if (patience !== undefined) wake({ afterMs: patience })
  return undefined
}

// Yes and no have many words; whatever else is written is a question.
function choiceOf(step: KnowledgeStep, { choice, text }: Said): string | undefined {
  const isShown = step.memory.phase === 'shown'
  const offers = isShown ? offersOf(step) : personOffer(step)
  const typed = readChoice(text, offers)
  const picked = typeof choice === 'string' ? choice : (typed ?? (isShown ? yesNo(text) : undefined))
  return offers.find(({ id }) => id === picked)?.id
}

function yesNo(text: string): string | undefined {
  const agrees = readYesNo(text)
  if (agrees === undefined) return undefined
  return agrees ? 'yes' : 'no'
}
