import { describe, expect, it } from 'vitest'
import type { Store } from '../../runtime/store/contract.ts'
import { buildEffect, start, turnWork } from './record-builder.ts'

/** What every store does with effects. */
export function effectContract(store: () => Store): void {
  describe('hands out effects', () => {
    const lease = async (now: number, limit = 10): Promise<string[]> =>
      (await store().effects.lease(now, 1000, limit)).map(effect => effect.id)

    it('oldest first, as they were added, each to one taker', async () => {
      await store().commit([
        turnWork({ id: 'c1', add: [buildEffect('e2', start + 2), buildEffect('e1', start + 1)] }),
        turnWork({ id: 'c2', add: [buildEffect('e3', start + 3), buildEffect('later', start + 100)] }),
      ])
      expect(await store().backlog(start + 3)).toMatchObject({ effectsDue: 3, deadLetters: 0 })
      const [first] = await store().effects.lease(start + 3, 1000, 1)
      expect(first).toEqual({ ...buildEffect('e1', start + 1), conversation: 'c1', attempts: 1 })
      expect(await lease(start + 3)).toEqual(['e2', 'e3'])
      expect(await lease(start + 3)).toEqual([])
      expect(await store().backlog(start + 3)).toMatchObject({ effectsDue: 0 })
    })

    it('again when a lease has run out, and counts the tries', async () => {
      await store().commit([turnWork({ id: 'c1', add: [buildEffect('e1')] })])
      await lease(start)
      expect(await lease(start + 999)).toEqual([])
      expect(await store().effects.lease(start + 1000, 1000, 10)).toMatchObject([{ id: 'e1', attempts: 2 }])
    })

    it('again at the time a retry names', async () => {
      await store().commit([turnWork({ id: 'c1', add: [buildEffect('e1')] })])
      await lease(start)
      await store().effects.retry('e1', start + 5000, 'timed out')
      expect(await lease(start + 4999)).toEqual([])
      expect(await store().effects.lease(start + 5000, 1000, 10)).toMatchObject([{ id: 'e1', attempts: 2 }])
    })

    it('none of actions that are left out, and then those', async () => {
      const other = { ...buildEffect('other', start + 1), action: 'mail' }
      await store().commit([turnWork({ id: 'c1', add: [buildEffect('e1'), other, buildEffect('e2', start + 2)] })])
      const leased = await store().effects.lease(start + 9, 1000, 1, ['webhook', 'unknown'])
      expect(leased.map(({ id, action }) => [id, action])).toEqual([['other', 'mail']])
      expect(await store().effects.lease(start + 9, 1000, 10, ['webhook', 'mail'])).toEqual([])
      expect(await lease(start + 9)).toEqual(['e1', 'e2'])
    })

    it('again when they were put back, without counting the try, and with why the one before failed', async () => {
      await store().commit([turnWork({ id: 'c1', add: [buildEffect('e1')] })])
      await lease(start)
      await store().effects.retry('e1', start + 10, 'timed out')
      expect(await store().effects.lease(start + 10, 1000, 1)).toMatchObject([{ attempts: 2, error: 'timed out' }])
      await store().effects.putBack('e1', start + 20)
      await store().effects.putBack('unknown', start + 20)
      expect(await lease(start + 19)).toEqual([])
      const [again] = await store().effects.lease(start + 20, 1000, 1)
      expect(again).toMatchObject({ id: 'e1', attempts: 2 })
    })

    it('no more when they are buried, until somebody replays them', async () => {
      await store().commit([turnWork({ id: 'c1', add: [buildEffect('e1'), buildEffect('e2')] })])
      await lease(start)
      await store().effects.bury('e1', 'gave up')
      await store().effects.retry('e1', start, 'too late for that')
      expect(await lease(start + 99_999)).toEqual(['e2'])
      expect(await store().backlog(start)).toMatchObject({ deadLetters: 1 })
      expect(await store().effects.dead(10)).toMatchObject([
        { id: 'e1', conversation: 'c1', action: 'webhook', error: 'gave up', attempts: 1, buriedAt: expect.any(Number) },
      ])
      expect(await store().effects.replay('e2', start)).toBe(false)
      expect(await store().effects.replay('unknown', start)).toBe(false)
      expect(await store().effects.replay('e1', start)).toBe(true)
      expect(await store().effects.dead(10)).toEqual([])
      expect(await store().effects.lease(start, 1000, 10)).toMatchObject([{ id: 'e1', attempts: 1 }])
    })

    it('no more when a turn has taken their result', async () => {
      await store().commit([turnWork({ id: 'c1', add: [buildEffect('e1'), buildEffect('e2')] })])
      await lease(start)
      await store().effects.bury('e2', 'gave up')
      await store().commit([turnWork({ id: 'c1', drop: ['e1', 'e2', 'unknown'] })])
      expect(await lease(start + 99_999)).toEqual([])
      expect(await store().effects.dead(10)).toEqual([])
      await store().effects.retry('e1', start, 'it is gone')
      expect(await lease(start + 99_999)).toEqual([])
    })

    it('never one that was replaced in the turn that asked for it, nor one of another conversation', async () => {
      await store().commit([
        turnWork({ id: 'c1', add: [buildEffect('e1'), buildEffect('e2')], drop: ['e1'] }),
        turnWork({ id: 'c2', drop: ['e2'] }),
      ])
      expect(await lease(start)).toEqual(['e2'])
    })
  })
}
