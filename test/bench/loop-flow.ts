import type { Flow } from '../../runtime/flow/model.ts'
import { parseFlow } from '../../runtime/flow/parse-flow.ts'
import { type Drawn, en, flowOf } from '../rig/flow-of.ts'

/**
 * A flow of so many nodes that never ends. Each answer is stored, looked at by one condition and met with two messages,
 * three when it is long, of which the last is the next question.
 */
export function loopFlow(id: string, size: number): Flow {
  const blocks = Math.max(1, Math.floor((size - 1) / nodesPerTurn))
  const lines: Drawn[] = [['start', 'start', {}, { next: 'ask-0' }]]
  for (let at = 0; at < blocks; at += 1) {
    const next = `ask-${(at + 1) % blocks}`
    const name = `answer${at % variables}`
    const long = { id: 'long', when: { type: 'text', of: `vars.${name}`, is: 'contains', value: 'because' } }
    lines.push(
      [
        `ask-${at}`,
        'ask',
        { question: en(`Question ${at}: what brings you here today?`), saveAs: name },
        { answered: `branch-${at}` },
      ],
      [`branch-${at}`, 'branch', { rules: [long] }, { 'rule:long': `thanks-${at}`, otherwise: `said-${at}` }],
      [`thanks-${at}`, 'say', { text: en('Thank you for explaining that so well.') }, { next: `said-${at}` }],
      [`said-${at}`, 'say', { text: en(`You said "{{vars.${name}}}". Let me see what I can do.`) }, { next }],
    )
  }
  return parseFlow(flowOf(id, lines))
}

/** What a visitor writes in the given turn: every other answer is a long one. */
export function answerAt(turn: number): string {
  return turn % 2 === 0 ? 'because we would like to answer our visitors sooner' : 'just looking around'
}

const nodesPerTurn = 4
// As many as people use: a conversation that keeps a thousand is another question.
const variables = 8
