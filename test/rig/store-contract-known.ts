import { describe, expect, it } from 'vitest'
import type { Store, StoredRecord } from '../../runtime/store/contract.ts'
import { start, turnWork } from './record-builder.ts'

/** What every store does with whom sites vouch for, and with what visitors agree to and take back. */
export function knownContract(store: () => Store): void {
  const vouch = (visitor: string, email: string, values: Readonly<Record<string, unknown>> = {}): Promise<string> =>
    store().contacts.vouch({ visitor, tokenHash: `hash of ${visitor}`, email, values }, 'site', start)

  describe('takes a site at its word', () => {
    it('as to who its visitor is, once, in all of their conversations', async () => {
      const { contacts } = store()
      await store().commit([turnWork({ id: 'c1', change: { visitorId: 'v1' } })])
      const id = await vouch('v1', 'Ann@Example.org', { firstName: 'Ann' })
      expect(await vouch('v1', 'ann@example.org', { firstName: 'Other', plan: 'pro' })).toBe(id)
      const properties = { email: 'ann@example.org', firstName: 'Ann', plan: 'pro' }
      expect(await contacts.known({ visitor: 'v1' })).toEqual({ properties, lists: [] })
      expect(await contacts.known({ email: 'ANN@example.org' })).toEqual({ properties, lists: [] })
      expect(await contacts.ofConversation('c1')).toMatchObject({ contact: { id }, trust: 'vouched' })
      expect((await contacts.changes(id)).map(({ type }) => type)).toEqual(['created', 'confirmed', 'changed'])
      expect(await store().visitors.byToken('hash of v1')).toBe('v1')
    })

    it('and lets what is known of a contact stand, however it came to be known', async () => {
      const { contacts } = store()
      const said = { email: 'ann@example.org', city: 'Ghent' }
      await store().commit([turnWork({ id: 'c1', change: { visitorId: 'v1' }, contact: { email: said.email, said } })])
      await vouch('v2', 'ann@example.org', { city: 'Aarhus', plan: 'pro' })
      expect((await contacts.known({ visitor: 'v2' }))?.properties).toMatchObject({ city: 'Ghent', plan: 'pro' })
    })

    it('and knows a contact by an address that came along when it was merged', async () => {
      const { contacts } = store()
      const [from, into] = [await vouch('v1', 'old@example.org', { city: 'Ghent' }), await vouch('v2', 'new@example.org', {})]
      const { revision = 0 } = (await contacts.whole(into)) ?? {}
      await contacts.change(into, revision, { owner: 'mia' }, 'agent:a', start)
      await contacts.merge(from, into, 'agent:a', start)
      const whole = await contacts.known({ email: 'new@example.org' })
      expect(whole).toMatchObject({ properties: { email: 'new@example.org', city: 'Ghent' }, owner: 'mia' })
      expect(await contacts.known({ email: 'old@example.org' })).toEqual(whole)
      expect(await contacts.known({ visitor: 'v1' })).toEqual(whole)
      expect(await vouch('v3', 'old@example.org')).toBe(into)
    })
  })

  describe('keeps what visitors have decided', () => {
    const decided = (purpose: string, decision: 'granted' | 'withdrawn', text: string): StoredRecord => ({
      kind: 'consent',
      data: { purpose, decision, text, language: 'en', method: 'button' },
      origin: { flow: 'welcome', version: 1, node: 'ask', channel: 'website', language: 'en' },
      textHash: `hash of ${text}`,
    })
    const news = (decision: 'granted' | 'withdrawn'): StoredRecord => ({
      kind: 'subscription',
      data: { type: 'news', decision, text: 'News?', language: 'en', method: 'button' },
      origin: { flow: 'welcome', version: 1, node: 'ask', channel: 'website', language: 'en' },
      textHash: 'hash of News?',
    })
    const mine = { change: { visitorId: 'v1' } }

    it('in all of their conversations, oldest first: what is taken back is added, and takes nothing away', async () => {
      const { contacts } = store()
      await store().commit([
        turnWork({ id: 'c1', ...mine, records: [decided('process', 'granted', 'May we?')], at: start }),
        turnWork({ id: 'c2', ...mine, records: [news('granted')], at: start + 1 }),
        turnWork({ id: 'c3', change: { visitorId: 'v2' }, records: [decided('process', 'granted', 'Theirs')], at: start + 2 }),
        turnWork({ id: 'c1', records: [decided('process', 'withdrawn', 'May we?')], at: start + 3 }),
        turnWork({ id: 'c2', records: [news('withdrawn')], at: start + 4 }),
      ])
      const all = await contacts.decided('v1')
      expect(all.map(({ purpose, decision, conversation, at }) => [purpose, decision, conversation, at - start])).toEqual([
        ['process', 'granted', 'c1', 0],
        ['subscription:news', 'granted', 'c2', 1],
        ['process', 'withdrawn', 'c1', 3],
        ['subscription:news', 'withdrawn', 'c2', 4],
      ])
      expect(all[0]).toMatchObject({
        text: 'May we?',
        textHash: 'hash of May we?',
        language: 'en',
        flow: 'welcome',
        version: 1,
        node: 'ask',
        channel: 'website',
        method: 'button',
      })
      expect((await contacts.recorded('c1')).consents.map(({ decision }) => decision)).toEqual(['granted', 'withdrawn'])
      expect(await contacts.decided('nobody')).toEqual([])
    })
  })
}
