import { describe, expect, it } from 'vitest'
import type { Store } from '../../runtime/store/contract.ts'
import { start, turnWork } from './record-builder.ts'

/** What every store knows of how far people have read. */
export function readContract(store: () => Store): void {
  describe('keeps read marks', () => {
    const mine = { change: { visitorId: 'v1' } }
    const unread = (visitor = 'v1'): Promise<number> => store().reads.unreadOf(visitor)

    it('that only move forward, each side its own', async () => {
      const { reads } = store()
      await store().commit([turnWork({ id: 'c1', texts: ['1', '2', '3'] })])
      expect(await reads.of('c1')).toEqual({})
      expect(await reads.mark('c1', 'visitor', { upToSeq: 2, at: start })).toBe(true)
      expect(await reads.mark('c1', 'visitor', { upToSeq: 2, at: start + 1 })).toBe(false)
      expect(await reads.mark('c1', 'visitor', { upToSeq: 1, at: start + 1 })).toBe(false)
      expect(await reads.mark('c1', 'team', { upToSeq: 1, at: start + 2 })).toBe(true)
      expect(await reads.of('c1')).toEqual({ visitor: { upToSeq: 2, at: start }, team: { upToSeq: 1, at: start + 2 } })
      expect(await reads.mark('c1', 'visitor', { upToSeq: 3, at: start + 3 })).toBe(true)
      expect(await reads.of('c1')).toMatchObject({ visitor: { upToSeq: 3, at: start + 3 } })
    })

    it('of conversations that are there', async () => {
      expect(await store().reads.mark('nobody', 'visitor', { upToSeq: 1, at: start })).toBe(false)
      expect(await store().reads.of('nobody')).toEqual({})
    })

    it('and counts the conversations in which somebody else has said more than the visitor has read', async () => {
      await store().commit([
        turnWork({ id: 'bot', texts: ['Hello', 'there'], ...mine }),
        turnWork({ id: 'own', texts: ['I wrote this'], author: 'visitor', ...mine }),
        turnWork({ id: 'silent', notes: ['for the team'], ...mine }),
        turnWork({ id: 'foreign', texts: ['Hello'], change: { visitorId: 'v2' } }),
      ])
      expect([await unread(), await unread('v2'), await unread('nobody')]).toEqual([1, 1, 0])
      await store().reads.mark('bot', 'team', { upToSeq: 2, at: start })
      await store().reads.mark('bot', 'visitor', { upToSeq: 1, at: start })
      expect(await unread()).toBe(1)
      await store().reads.mark('bot', 'visitor', { upToSeq: 2, at: start })
      expect(await unread()).toBe(0)
      await store().commit([turnWork({ id: 'bot', texts: ['and I'], author: 'visitor' }), turnWork({ id: 'bot', notes: ['n'] })])
      expect(await unread()).toBe(0)
      await store().commit([
        turnWork({ id: 'bot', texts: ['An agent'], author: 'agent' }),
        turnWork({ id: 'own', texts: ['The house'], author: 'system' }),
        turnWork({ id: 'own', change: { state: 'open.queue' } }),
      ])
      expect(await unread()).toBe(2)
    })
  })
}
