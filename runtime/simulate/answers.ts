import type { Act } from '../conversation/inbound.ts'
import type { Pending } from '../conversation/record.ts'
import type { Chance } from './chance.ts'

/** What somebody does about a question: an answer that fits it. `words`: what the flow listens for. */
export function answerTo(pending: Pending, words: readonly string[], chance: Chance, now: number): Act {
  const { choices = [], input } = pending
  const ids = choices.map(({ id }) => id)
  const first = chance.of(ids)
  if (first !== undefined && input === 'choices') {
    const more = ids.filter(id => id !== first && chance.isIn(0.3))
    return { choice: [first, ...more] }
  }
  // Beside a field to fill in, a choice is a way around it.
  const isAside = input !== undefined && !picked.has(input)
  if (first !== undefined && (!isAside || chance.isIn(0.25))) return { choice: first }
  return { text: written(input, words, chance, now) }
}

/** What somebody writes who is not answering. */
export function nonsense(chance: Chance): Act {
  return { text: chance.of(['asdf', '???', 'huh', 'why do you ask', '🙂', 'no idea', '-1', '...']) ?? '' }
}

/** What somebody writes on their own account. */
export function remark(words: readonly string[], chance: Chance): Act {
  return { text: written('text', words, chance, 0) }
}

function written(input: Pending['input'], words: readonly string[], chance: Chance, now: number): string {
  switch (input) {
    case 'email':
      return `visitor${chance.between(1, 9_999)}@${chance.of([...domains, ...words.filter(word => domain.test(word))])}`
    case 'phone':
      return `+31 6 ${chance.between(10_000_000, 99_999_999)}`
    case 'url':
      return `https://www.example.com/${chance.between(1, 99)}`
    case 'number':
    case 'rating':
      return (
        chance.of([
          ...words.filter(word => /^-?\d+$/.test(word)),
          String(chance.between(0, 10)),
          String(chance.between(1, 500)),
        ]) ?? '1'
      )
    case 'date':
      return new Date(now + chance.between(1, 60) * 86_400_000).toISOString().slice(0, 10)
    case 'time':
      return `${String(chance.between(8, 18)).padStart(2, '0')}:${chance.of(['00', '15', '30', '45'])}`
    default:
      return chance.of(chance.isIn(0.5) && words.length > 0 ? words : sentences) ?? ''
  }
}

const picked: ReadonlySet<string> = new Set(['choice', 'rating'])
const domain = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i
const domains = ['example.com', 'example.org', 'gmail.com']
const sentences = [
  'Ada Lovelace',
  'We are a small team and need something simple',
  'the big one',
  'order 4711',
  'Can you tell me more?',
  'yes',
  'next week would be good',
  'it does not work any more',
]
