import { describe, expect, it } from 'vitest'
import type { Store } from '../../runtime/store/contract.ts'
import { start, turnWork } from './record-builder.ts'

/** What every store does with what visitors say of themselves. */
export function contactContract(store: () => Store): void {
  describe('makes contacts', () => {
    const say = async (id: string, visitorId: string, email: string, said: Record<string, unknown>): Promise<void> => {
      await store().commit([turnWork({ id, change: { visitorId }, contact: { email, said: { email, ...said } }, at: start })])
    }

    it('by a case-folded address, with the values their maker said', async () => {
      await say('c1', 'v1', 'Ann@Example.org', { name: 'Ann' })
      const linked = await store().contacts.ofConversation('c1')
      expect(linked).toEqual({
        contact: { id: expect.any(String), email: 'ann@example.org', properties: { name: 'Ann' }, createdAt: start },
        trust: 'unverified',
      })
      expect(await store().contacts.byEmail('ANN@example.ORG')).toEqual(linked?.contact)
      expect(await store().contacts.get(linked?.contact.id ?? '')).toEqual(linked?.contact)
      expect(await store().contacts.byEmail('bob@example.org')).toBeUndefined()
      expect(await store().contacts.ofConversation('c2')).toBeUndefined()
    })

    it('whose maker may say more later, there and in other conversations', async () => {
      await say('c1', 'v1', 'ann@example.org', { name: 'Ann', city: 'Ghent' })
      await say('c1', 'v1', 'ann@example.org', { name: 'Anna' })
      await say('c2', 'v1', 'ann@example.org', { age: 40 })
      const contact = await store().contacts.byEmail('ann@example.org')
      expect(contact?.properties).toEqual({ name: 'Anna', city: 'Ghent', age: 40 })
      expect((await store().contacts.ofConversation('c2'))?.contact).toEqual(contact)
    })

    it('that somebody else who names the address is linked to, unverified, and changes nothing of', async () => {
      await say('c1', 'v1', 'ann@example.org', { name: 'Ann' })
      await say('c2', 'v2', 'ann@example.org', { name: 'Mallory', note: 'hi' })
      await say('c2', 'v2', 'ann@example.org', { name: 'Mallory again' })
      const linked = await store().contacts.ofConversation('c2')
      expect(linked).toMatchObject({ contact: { email: 'ann@example.org' }, trust: 'unverified' })
      expect(linked?.contact.properties).toEqual({ name: 'Ann' })
    })

    it('and is known of its maker alone', async () => {
      await say('c1', 'v1', 'ann@example.org', { name: 'Ann' })
      await say('c2', 'v2', 'ann@example.org', { name: 'Mallory' })
      const { known } = store().contacts
      expect(await known({ visitor: 'v1' })).toEqual({ properties: { email: 'ann@example.org', name: 'Ann' }, lists: [] })
      expect(await known({ visitor: 'v2' })).toBeUndefined()
      expect(await known({ visitor: 'v3' })).toBeUndefined()
      expect(await known({ email: 'ANN@example.org' })).toEqual(await known({ visitor: 'v1' }))
    })

    it('and stays with the first when another address is said', async () => {
      await say('c1', 'v1', 'ann@example.org', {})
      await say('c1', 'v1', 'other@example.org', { city: 'Ghent' })
      expect(await store().contacts.ofConversation('c1')).toMatchObject({
        contact: { email: 'ann@example.org', properties: { city: 'Ghent' } },
      })
      expect(await store().contacts.byEmail('other@example.org')).toBeUndefined()
    })

    it('and vouches for nothing that was only said', async () => {
      await say('c1', 'v1', 'ann@example.org', { name: 'Ann' })
      const [outcome] = await store().commit([turnWork({ id: 'c1' })])
      expect(outcome).toMatchObject({ answer: { record: { turn: 1 } } })
      expect(outcome).not.toHaveProperty('answer.vouched')
    })
  })
}
