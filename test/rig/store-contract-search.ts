import { describe, expect, it } from 'vitest'
import type { ListQuery, Store } from '../../runtime/store/contract.ts'
import { start, turnWork } from './record-builder.ts'

/** How every store looks words up. */
export function searchContract(store: () => Store): void {
  describe('searches conversations', () => {
    const found = async (q: string, more: Partial<ListQuery> = {}): Promise<string[]> =>
      (await store().conversations.list({ limit: 50, q, ...more })).rows.map(row => row.record.id)
    const indexed = async (): Promise<void> => {
      while ((await store().search.index(10)) > 0);
    }

    it('for words of lines, notes, names and addresses, all of which must stand or begin somewhere', async () => {
      await store().commit([
        turnWork({ id: 'c1', texts: ['Where is my parcel?', 'Order 4711 left on Monday'], notes: ['angry, be kind'] }),
        turnWork({ id: 'c2', texts: ['A parcel for Ænima'], change: { said: { firstName: 'José', email: 'jose@corp.com' } } }),
        turnWork({ id: 'c3', contact: { email: 'ada@example.com', said: { lastName: 'Lovelace' } } }),
      ])
      await indexed()
      expect(await found('parcel')).toEqual(['c2', 'c1'])
      expect(await found('PARC')).toEqual(['c2', 'c1'])
      expect(await found('parcel monday')).toEqual(['c1'])
      expect(await found('monday parcel kind')).toEqual(['c1'])
      expect(await found('arcel')).toEqual([])
      expect(await found('jose')).toEqual(['c2'])
      expect(await found('jose@corp.com')).toEqual(['c2'])
      expect(await found('ada@exam')).toEqual(['c3'])
      expect(await found('love')).toEqual(['c3'])
      expect(await found('4711')).toEqual(['c1'])
    })

    it('in every language', async () => {
      await store().commit([
        turnWork({ id: 'zh', texts: ['我的订单在哪里'] }),
        turnWork({ id: 'ja', texts: ['注文はどこですか'] }),
        turnWork({ id: 'th', texts: ['คำสั่งซื้อของฉันอยู่ที่ไหน'] }),
        turnWork({ id: 'ru', texts: ['Где мой заказ'] }),
        turnWork({ id: 'ar', texts: ['أين طلبي'] }),
        turnWork({ id: 'hi', texts: ['मेरा ऑर्डर कहाँ है'] }),
        turnWork({ id: 'de', texts: ['Wo ist die Größe'] }),
      ])
      await indexed()
      for (const [q, id] of [
        ['订单', 'zh'],
        ['どこ', 'ja'],
        ['ซื้อ', 'th'],
        ['ЗАКАЗ', 'ru'],
        ['طلبي', 'ar'],
        ['ऑर्डर', 'hi'],
        ['größe', 'de'],
      ] as const)
        expect(await found(q), q).toEqual([id])
    })

    it('together with other filters, those begun last first, page by page', async () => {
      const all = Array.from({ length: 12 }, (_, at) => `c${at}`)
      await store().commit(
        all.map((id, at) =>
          turnWork({
            id,
            at: start + at,
            texts: ['parcel'],
            change: {
              state: at % 2 === 0 ? 'open.bot' : 'closed.done',
              inboxId: at < 6 ? 'main' : 'shop',
              labels: at === 3 ? ['vip'] : [],
            },
          }),
        ),
      )
      await indexed()
      const seen: string[] = []
      let before: string | undefined
      do {
        const page = await store().conversations.list({ q: 'parcel', limit: 5, ...(before === undefined ? {} : { before }) })
        seen.push(...page.rows.map(row => row.record.id))
        before = page.next
      } while (before !== undefined)
      expect(seen).toEqual(all.toReversed())
      expect(await found('parcel', { status: 'open', inboxes: ['main'] })).toEqual(['c4', 'c2', 'c0'])
      expect(await found('parcel', { label: 'vip' })).toEqual(['c3'])
      expect(await found('parcel', { visitor: 'visitor-of-c7', inboxes: ['shop'] })).toEqual(['c7'])
      expect(await found('parcel', { visitor: 'visitor-of-c7', inboxes: ['main'] })).toEqual([])
    })

    it('whatever somebody types, and nothing of it is a command', async () => {
      await store().commit([
        turnWork({ id: 'c1', texts: ['say "NOT" near a column: body* (x) ^y + z -w'] }),
        turnWork({ id: 'c2' }),
      ])
      await indexed()
      const hostile = [
        '"',
        '""',
        "'",
        '*',
        'a"*',
        'NOT',
        'NEAR(a b)',
        'body:x',
        '-w',
        '^y',
        '+',
        '(',
        ')',
        'x OR c2',
        '{body}',
        'a\\',
        '%',
        '--',
        ';',
        '🎉',
        '\u200b',
        'é'.repeat(200),
        'a '.repeat(100),
        '。',
      ]
      for (const q of hostile)
        expect(
          (await found(q)).every(id => id === 'c1'),
          q,
        ).toBe(true)
      expect(await found('"NOT"')).toEqual(['c1'])
      expect(await found('near')).toEqual(['c1'])
      expect(await found('...')).toEqual([])
      expect(await found('🎉')).toEqual([])
    })

    it('as they stand once what has changed was read, and not before', async () => {
      await store().commit([turnWork({ id: 'c1', texts: ['first'] })])
      expect(await found('first')).toEqual([])
      expect(await store().search.index(10)).toBe(1)
      expect(await found('first')).toEqual(['c1'])
      expect(await store().search.index(10)).toBe(0)
      await store().commit([turnWork({ id: 'c1', texts: ['second'] }), turnWork({ id: 'c1', texts: ['third'] })])
      expect(await store().search.index(10)).toBe(1)
      for (const q of ['first', 'second', 'third', 'first third']) expect(await found(q), q).toEqual(['c1'])
    })

    it('for a contact who was linked later', async () => {
      await store().commit([turnWork({ id: 'c1', texts: ['Hello'] })])
      await indexed()
      await store().commit([turnWork({ id: 'c1', contact: { email: 'ada@example.com', said: { firstName: 'Ada' } } })])
      await indexed()
      expect(await found('ada')).toEqual(['c1'])
    })
  })
}
