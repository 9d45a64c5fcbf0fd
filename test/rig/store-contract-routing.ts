import { describe, expect, it } from 'vitest'
import type { Look, Store, Work } from '../../runtime/store/contract.ts'
import { buildCommit, start, turnWork } from './record-builder.ts'

/** What every store tells a turn that gives a conversation to somebody. */
export function routingContract(store: () => Store): void {
  const give = (id: string, user: string): Work => ({
    conversation: id,
    key: `give:${id}`,
    decide(found) {
      const change = { assignee: { id: user, name: user }, state: 'open.queue' } as const
      return { write: true, commit: { ...buildCommit(found, `give:${id}`, { id, change }), given: user }, answer: null }
    },
  })
  const look = async <Answer>(id: string, ask: (look: Look) => Answer): Promise<unknown> => {
    const work: Work = { conversation: id, key: 'look', decide: (_found, look) => ({ write: false, answer: ask(look) }) }
    const [outcome] = await store().commit([work])
    return outcome && 'answer' in outcome ? outcome.answer : outcome
  }

  describe('tells a turn', () => {
    it('what everybody has to do, and who was given something longest ago, works of the same call included', async () => {
      const seen: unknown[] = []
      const watch: Work = {
        conversation: 'c9',
        key: 'watch',
        decide(_found, look) {
          seen.push(look.workload(['mia', 'tom', 'zoe']))
          return { write: false, answer: null }
        },
      }
      await store().commit([give('c1', 'tom'), give('c2', 'mia'), give('c3', 'tom'), watch])
      expect(seen).toEqual([
        [
          { user: 'mia', open: 1, given: 2 },
          { user: 'tom', open: 2, given: 3 },
          { user: 'zoe', open: 0, given: 0 },
        ],
      ])
    })

    it('only of what is open', async () => {
      await store().commit([give('c1', 'tom'), give('c2', 'tom')])
      await store().commit([turnWork({ id: 'c1', change: { state: 'closed.done' } })])
      await store().commit([turnWork({ id: 'c2', change: { state: 'snoozed.queue' } })])
      expect(await look('c1', ({ workload }) => workload(['tom']))).toEqual([{ user: 'tom', open: 0, given: 2 }])
    })

    it('nothing of a turn that was taken back', async () => {
      const refused: Work = {
        ...give('c1', 'tom'),
        decide(found, look) {
          const decided = give('c1', 'tom').decide(found, look)
          return decided.write ? { ...decided, commit: { ...decided.commit, file: { id: 'nobody-gave-it', seq: 1 } } } : decided
        },
      }
      const [outcome] = await store().commit([refused])
      expect(outcome).toHaveProperty('error')
      expect(await look('c1', ({ workload }) => workload(['tom']))).toEqual([{ user: 'tom', open: 0, given: 0 }])
    })

    it('how far the visitor has read', async () => {
      await store().commit([turnWork({ id: 'c1', texts: ['Hello'] })])
      expect(await look('c1', ({ readUpTo }) => readUpTo())).toBe(0)
      await store().reads.mark('c1', 'visitor', { upToSeq: 1, at: start })
      expect([await look('c1', ({ readUpTo }) => readUpTo()), await look('c2', ({ readUpTo }) => readUpTo())]).toEqual([1, 0])
    })
  })
}
