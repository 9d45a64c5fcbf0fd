import type { AgentAct } from '../../../runtime/conversation/inbound.ts'
import { type Drawn, en, flowOf } from '../flow-of.ts'
import { createTalk, type Talk, type TalkOptions } from './talk.ts'

export const minuteMs = 60_000
export const hourMs = 60 * minuteMs

export const join: AgentAct = { type: 'agent-join' }
export const close: AgentAct = { type: 'agent-close' }
export const reopen: AgentAct = { type: 'agent-reopen' }
export const giveBack: AgentAct = { type: 'agent-give-back', continue: false }
export const goOn: AgentAct = { type: 'agent-give-back', continue: true }
export const writes = (text: string): AgentAct => ({ type: 'agent-message', text })

export const survey: readonly Drawn[] = [
  ['closed', 'closed', {}, { next: 'how' }],
  ['how', 'ask', { kind: 'rating', question: en('How was it?'), saveAs: 'rating' }],
]
export const budget: readonly Drawn[] = [
  ['start', 'start', {}, { next: 'budget' }],
  [
    'budget',
    'ask',
    { question: en('Budget?'), saveAs: 'budget', patience: 10 * minuteMs },
    { answered: 'thanks', 'no-reply': 'late' },
  ],
  ['thanks', 'say', { text: en('Thanks') }],
  ['late', 'say', { text: en('Still there?') }],
]
export const people: readonly Drawn[] = [
  ['start', 'start', {}, { next: 'people' }],
  ['people', 'handoff', { waiting: en('Somebody comes'), queueFor: 5 * minuteMs }, { resolved: 'after', 'timed-out': 'late' }],
  ['after', 'say', { text: en('All done?') }, { next: 'sure' }],
  ['sure', 'ask', { kind: 'email', question: en('Your email?') }, { answered: 'bye' }],
  ['bye', 'say', { text: en('Bye') }],
  ['late', 'say', { text: en('Nobody came') }, { next: 'sure' }],
]
export const ended: readonly Drawn[] = [
  ['start', 'start', {}, { next: 'hello' }],
  ['hello', 'say', { text: en('Hello') }],
]

export const begun = (lines: readonly Drawn[], options?: TalkOptions): Talk => {
  const talk = createTalk([flowOf('main', lines)], options)
  talk.begin()
  return talk
}
/** What a talk adds to the stream while something is done. */
export const added = (talk: Talk, act: () => unknown): readonly string[] => {
  const before = talk.lines.length
  act()
  return talk.lines.slice(before)
}
