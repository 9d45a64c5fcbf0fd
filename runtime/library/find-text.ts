import { fold } from '../../plugins/kit/fold.ts'
import { textsOf } from '../flow/check/texts-of.ts'
import type { Declarations } from '../flow/declarations.ts'
import type { Flow } from '../flow/model.ts'
import { planNodes } from '../flow/node-plan.ts'
import { fieldsOf } from '../flow/visit-fields.ts'

/** Finds words in what flows say. */
export interface FindText {
  /** Are these words in the name, or the id? */
  isNamed(flow: Flow, words: string): boolean
  /** The first text that holds all of these words, cut to what stands around them; undefined when none does. */
  find(flow: Flow, words: string): string | undefined
  /** What its nodes can be has changed. */
  forget(flow: Flow): void
}

export function createFindText(declarations: Declarations): FindText {
  const known = new WeakMap<Flow, readonly string[]>()
  const textsIn = (flow: Flow): readonly string[] => {
    const texts = known.get(flow) ?? allTexts(flow, declarations)
    known.set(flow, texts)
    return texts
  }
  return {
    isNamed: ({ id, name }, words) => holds(`${name} ${id}`, wordsIn(words)),
    find(flow, words) {
      const wanted = wordsIn(words)
      const text = textsIn(flow).find(text => holds(text, wanted))
      return text === undefined ? undefined : around(text, fold(text).indexOf(wanted[0] ?? ''))
    },
    forget: flow => void known.delete(flow),
  }
}

function allTexts(flow: Flow, declarations: Declarations): readonly string[] {
  const names = flow.nodes.flatMap(({ name }) => name ?? [])
  const texts = [...planNodes(flow, declarations).values()].flatMap(plan =>
    textsOf(plan, plan.declared ? fieldsOf(plan.declared, plan.config) : []),
  )
  return [...names, ...texts.flatMap(({ wordings }) => wordings.map(({ text }) => text))]
}

const wordsIn = (words: string): readonly string[] => fold(words).split(/\s+/).filter(Boolean)

function holds(text: string, words: readonly string[]): boolean {
  const folded = fold(text)
  return words.every(word => folded.includes(word))
}

const mostBefore = 40
const longest = 160

function around(text: string, at: number): string {
  const from = at > mostBefore ? text.lastIndexOf(' ', at - mostBefore / 2) + 1 : 0
  const part = text.slice(from, from + longest).replace(/\s+/g, ' ')
  return `${from > 0 ? '… ' : ''}${part}${from + longest < text.length ? ' …' : ''}`
}
