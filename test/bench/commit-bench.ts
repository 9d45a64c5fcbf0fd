import type { Store, Work } from '../../runtime/store/contract.ts'
import { createSqliteStore } from '../../runtime/store/sqlite/sqlite-store.ts'
import { type Bench, figureOf, ratios } from './figure.ts'
import { createStoredTurns, type StoredTurns } from './stored-turns.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** What it gains that turns which are ready together share one commit. */
export const commitBench: Bench = {
  name: 'commit',
  async measure({ quick }) {
    const store = await createSqliteStore({ folder: temporaryFolder() })
    const works = endlessWorks(await createStoredTurns(4))
    const rounds = quick ? 3 : 7
    const alone: number[] = []
    const grouped: number[] = []
    await turnsPerSecond(store, works, 1, 500)
    for (let round = 0; round < rounds; round += 1) {
      alone.push(await turnsPerSecond(store, works, 1, quick ? 300 : 1_000))
      grouped.push(await turnsPerSecond(store, works, groupSize, quick ? 1_600 : 8_000))
    }
    await store.close()
    return [
      figureOf('store, one turn per commit', 'turns/s', alone),
      figureOf(`store, ${groupSize} turns per commit`, 'turns/s', grouped),
      figureOf('gain by sharing a commit', 'x', ratios(grouped, alone), { least: 2.5 }),
    ]
  },
}

const groupSize = 16

async function turnsPerSecond(store: Store, works: Iterator<Work, never>, size: number, turns: number): Promise<number> {
  const started = performance.now()
  for (let done = 0; done < turns; done += size) {
    const outcomes = await store.commit(Array.from({ length: size }, () => works.next().value))
    for (const outcome of outcomes) if ('error' in outcome) throw outcome.error
  }
  return (turns * 1_000) / (performance.now() - started)
}

/** Conversations of four turns, sixteen at a time, each turn in a group with others of its kind. */
function* endlessWorks(storedTurn: StoredTurns): Generator<Work, never> {
  for (let first = 0; ; first += groupSize) {
    for (let turn = 1; turn <= 4; turn += 1) for (let at = first; at < first + groupSize; at += 1) yield storedTurn(at, turn)
  }
}
