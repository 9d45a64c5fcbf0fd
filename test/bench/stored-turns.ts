import { createProgram } from '../../runtime/flow/program.ts'
import { tokenHash } from '../../runtime/people/visitor-secrets.ts'
import { loadPlugins } from '../../runtime/plugins/load-plugins.ts'
import type { TurnCommit, Work } from '../../runtime/store/contract.ts'
import { commitOf } from '../../runtime/turn/take-turn.ts'
import { loopFlow } from './loop-flow.ts'
import { turnsOf } from './whole-step.ts'

/** Makes the work that stores one turn of one of many conversations, all of which went the same way. */
export type StoredTurns = (conversation: number, turn: number) => Work

/** Turns as the real step leaves them, made once for each number and stored under other names. */
export async function createStoredTurns(turns: number): Promise<StoredTurns> {
  const { declarations } = await loadPlugins()
  const program = createProgram(loopFlow(benchFlow, 41), 1, declarations)
  const made = turnsOf(program)
    .take(turns)
    .map(turn => commitOf(turn, { key: `m:${turn.record.turn}`, print: 'print of twenty-two ch' }))
    .toArray()
  return (conversation, turn) => {
    const decided = made[turn - 1]
    if (!decided?.write) throw new Error(`no turn ${turn} was made`)
    const { commit } = decided
    const id = conversationOf(conversation)
    const named: TurnCommit = {
      ...commit,
      record: { ...commit.record, id, visitorId: `v${conversation}` },
      ...visitorIn(conversation, turn),
    }
    return { conversation: id, key: commit.turn.key, decide: () => ({ write: true, commit: named, answer: undefined }) }
  }
}

/** The flow whose conversations these are. */
export const benchFlow = 'bench'
export const conversationOf = (number: number): string => `stored-${number}`
/** What the visitor of a stored conversation shows. */
export const tokenOf = (number: number): string => `token-of-visitor-${number}`.padEnd(43, '-')

function visitorIn(number: number, turn: number): Pick<TurnCommit, 'visitor'> {
  return turn === 1 ? { visitor: { id: `v${number}`, tokenHash: tokenHash(tokenOf(number)) } } : {}
}
