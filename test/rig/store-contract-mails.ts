import { describe, expect, it } from 'vitest'
import type { Store } from '../../runtime/store/contract.ts'
import { start, turnWork } from './record-builder.ts'

/** What every store knows of the mails that flows sent. */
export function mailContract(store: () => Store): void {
  describe('counts the mails of flows', () => {
    const dayMs = 86_400_000
    const admit = (conversation: string, key: string, at = start): Promise<boolean> =>
      store().mails.admit(conversation, key, { at, since: at - dayMs, most: 2 })

    it('of each conversation, the same one once, until as many have left as may', async () => {
      await store().commit([turnWork({ id: 'c1' }), turnWork({ id: 'c2' })])
      const tried = []
      for (const key of ['a', 'b', 'a', 'c', 'b']) tried.push(await admit('c1', key))
      expect(tried).toEqual([true, true, true, false, true])
      expect(await admit('c2', 'c')).toBe(true)
      expect(await admit('nobody', 'c')).toBe(false)
    })

    it('and lets others leave once those are a day old', async () => {
      await store().commit([turnWork({ id: 'c1' })])
      for (const key of ['a', 'b']) await admit('c1', key)
      expect(await admit('c1', 'c', start + dayMs - 1)).toBe(false)
      expect(await admit('c1', 'c', start + dayMs)).toBe(true)
    })
  })
}
