import { describe, expect, it } from 'vitest'
import { failpoints } from '../../runtime/failpoints.ts'
import type { Store } from '../../runtime/store/contract.ts'
import { createSqliteStore } from '../../runtime/store/sqlite/sqlite-store.ts'
import { runChild } from '../rig/run-child.ts'
import { temporaryFolder } from '../rig/temporary-folder.ts'

const places = failpoints.filter(name => name.startsWith('commit.'))

describe('a process that is killed', () => {
  it.each(places)('at %s leaves whole turns only, and all it acknowledged', async place => {
    const folder = await temporaryFolder()
    // Two works a call: the fifth pass stands in the third call, or in the fifth.
    const { output, signal } = await runChild(new URL('../rig/commit-child.ts', import.meta.url), [folder, '20'], {
      FAILPOINT: `${place}:5`,
    })
    expect(signal).toBe('SIGKILL')
    await expectWhole(folder, lastTurnIn(output))
  })

  it('anywhere leaves whole turns only, and all it acknowledged', async () => {
    const folder = await temporaryFolder()
    const { output } = await runChild(
      new URL('../rig/commit-child.ts', import.meta.url),
      [folder, '100000'],
      {},
      {
        onOutput: (text, kill) => lastTurnIn(text) > 50 && kill(),
      },
    )
    await expectWhole(folder, lastTurnIn(output))
  })
})

// The pipe may end within a line.
const lastTurnIn = (output: string): number => Number(output.split('\n').slice(0, -1).at(-1) ?? 0)

async function expectWhole(folder: string, acknowledged: number): Promise<void> {
  const store = await createSqliteStore({ folder })
  const turns = await Promise.all(['c1', 'c2'].map(id => turnsOf(store, id)))
  const [turn = 0] = turns
  // Both were committed together, and at most one call more than was acknowledged.
  expect(turns).toEqual([turn, turn])
  expect(turn - acknowledged).toBeOneOf([0, 1])
  expect(await store.timers.due(100_000, 10)).toEqual(turn === 0 ? [] : ['c1', 'c2'].map(id => timerOf(id, turn)))
  const effects = await store.effects.lease(Number.MAX_SAFE_INTEGER - 1, 1, 10)
  expect(effects.map(effect => effect.id)).toEqual(turn === 0 ? [] : [`c1.${turn}`, `c2.${turn}`])
  await store.close()
}

const timerOf = (conversation: string, turn: number): unknown => ({ conversation, id: `t${turn}`, dueAt: turn })

async function turnsOf(store: Store, id: string): Promise<number> {
  const turn = (await store.conversations.get(id))?.turn ?? 0
  const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1)
  expect((await store.conversations.trace(id, 0, 100_000)).map(trace => trace.turn)).toEqual(numbers(turn))
  expect((await store.conversations.events(id, 0, 100_000)).map(event => event.seq)).toEqual(numbers(2 * turn))
  expect((await store.conversations.log(id, 0, 100_000)).map(entry => entry.teamSeq)).toEqual(numbers(turn))
  expect((await store.contacts.ofConversation(id))?.contact.properties).toEqual(turn === 0 ? undefined : { turn })
  return turn
}
