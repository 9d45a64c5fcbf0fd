import { describe, expect, it } from 'vitest'
import type { ListQuery, Store } from '../../runtime/store/contract.ts'
import { start, turnWork } from './record-builder.ts'

/** What every store knows of the inbox: by what its lists filter, and how many each holds. */
export function inboxContract(store: () => Store): void {
  describe('the inbox', () => {
    const ids = async (query: Omit<ListQuery, 'limit'> & { limit?: number }): Promise<string[]> =>
      (await store().conversations.list({ limit: 50, ...query })).rows.map(row => row.record.id)
    const ann = { id: 'ann', name: 'Ann' }
    const sales = { id: 'sales', name: 'Sales' }

    it('is filtered by channel, inbox, team, contact and label, alone and together', async () => {
      await store().commit([
        turnWork({ id: 'plain', at: start + 1 }),
        turnWork({ id: 'mail', at: start + 2, change: { channelId: 'mail', labels: ['vip'] } }),
        turnWork({ id: 'sold', at: start + 3, change: { inboxId: 'shop', team: sales, labels: ['vip', 'lead'] } }),
        turnWork({ id: 'shut', at: start + 4, change: { inboxId: 'shop', state: 'closed.done', labels: ['lead'] } }),
        turnWork({ id: 'known', at: start + 5, contact: { email: 'ada@corp.com', said: {} } }),
      ])
      const contact = (await store().contacts.byEmail('ada@corp.com'))?.id ?? ''
      expect(await ids({ channel: 'mail' })).toEqual(['mail'])
      expect(await ids({ inbox: 'shop' })).toEqual(['shut', 'sold'])
      expect(await ids({ team: 'sales' })).toEqual(['sold'])
      expect(await ids({ contact })).toEqual(['known'])
      expect(await ids({ label: 'vip' })).toEqual(['sold', 'mail'])
      expect(await ids({ label: 'lead', status: 'closed' })).toEqual(['shut'])
      expect(await ids({ label: 'lead', inbox: 'shop', team: 'sales' })).toEqual(['sold'])
      expect(await ids({ contact, label: 'vip' })).toEqual([])
      expect(await ids({ contact: 'nobody' })).toEqual([])
      expect(await ids({ label: "vip' or 1=1 --" })).toEqual([])
      expect(await ids({ inboxes: ['main'] })).toEqual(['known', 'mail', 'plain'])
      expect(await ids({ inboxes: ['shop'], label: 'vip' })).toEqual(['sold'])
      expect(await ids({ inboxes: [] })).toEqual([])
    })

    it('tells what is nobody’s from what is somebody’s, and what people have or wait for from what bots have', async () => {
      await store().commit([
        turnWork({ id: 'bot', at: start + 1 }),
        turnWork({ id: 'queue', at: start + 2, change: { state: 'open.queue' } }),
        turnWork({ id: 'joined', at: start + 3, change: { state: 'open.agent' } }),
        turnWork({ id: 'anns', at: start + 4, change: { state: 'open.agent', assignee: ann } }),
      ])
      expect(await ids({ people: true, assignee: null })).toEqual(['joined', 'queue'])
      expect(await ids({ people: true })).toEqual(['anns', 'joined', 'queue'])
      expect(await ids({ assignee: null })).toEqual(['joined', 'queue', 'bot'])
    })

    it('is put in order by who waits longest, page by page; who does not wait comes last, what is closed not at all', async () => {
      const waits = [300, undefined, 100, 200, undefined, 100]
      await store().commit(
        waits.map((waitingSince, at) =>
          turnWork({ id: `c${at}`, at: start + at, change: { state: 'open.queue', waitingSince } }),
        ),
      )
      await store().commit([turnWork({ id: 'shut', change: { state: 'closed.done' } })])
      const seen: string[] = []
      let before: string | undefined
      do {
        const page = await store().conversations.list({ order: 'waiting', limit: 2, ...(before === undefined ? {} : { before }) })
        seen.push(...page.rows.map(row => row.record.id))
        before = page.next
      } while (before !== undefined)
      expect(seen).toEqual(['c2', 'c5', 'c3', 'c0', 'c1', 'c4'])
    })

    it('finds by whom notes name, until the conversation is closed', async () => {
      await store().commit([
        turnWork({ id: 'c1', notes: ['@Ann look'], mentions: [ann] }),
        turnWork({ id: 'c2', notes: ['nobody'] }),
      ])
      await store().commit([turnWork({ id: 'c1', notes: ['@Ann again'], mentions: [ann] })])
      expect(await ids({ mentions: 'ann' })).toEqual(['c1'])
      expect(await ids({ mentions: 'bob' })).toEqual([])
      await store().commit([turnWork({ id: 'c1', change: { state: 'closed.done' } })])
      expect(await ids({ mentions: 'ann' })).toEqual([])
    })

    it('keeps what was put away as spam out of every list but its own, and counts it nowhere', async () => {
      const talks = [
        turnWork({
          id: 'shut',
          at: start + 1,
          texts: ['watches'],
          change: { state: 'closed.done', assignee: ann, visitorId: 'v1' },
        }),
        turnWork({ id: 'open', at: start + 2, texts: ['watches'], change: { assignee: ann, visitorId: 'v1', labels: ['lead'] } }),
        turnWork({
          id: 'spam',
          at: start + 3,
          texts: ['watches'],
          author: 'visitor',
          notes: ['@Ann look'],
          mentions: [ann],
          change: { state: 'closed.spam', assignee: ann, visitorId: 'v1', labels: ['lead'], heardSeq: 1, channelId: 'mail' },
        }),
      ]
      await store().commit(talks)
      await store().search.index(100)
      for (const query of [{}, { assignee: 'ann' }, { visitor: 'v1' }, { q: 'watches' }, { q: 'watches', visitor: 'v1' }]) {
        expect(await ids({ ...query, spam: false })).toEqual(['open', 'shut'])
        expect(await ids({ ...query, spam: true })).toEqual(['spam'])
        expect((await ids(query)).toSorted()).toEqual(['open', 'shut', 'spam'])
      }
      expect(await ids({ spam: false, label: 'lead' })).toEqual(['open'])
      expect(await ids({ spam: true, label: 'lead', channel: 'mail' })).toEqual(['spam'])
      expect(await ids({ spam: true, order: 'waiting' })).toEqual(['spam'])
      expect(await ids({ spam: true, q: 'clocks' })).toEqual([])
      expect(await ids({ spam: false, status: 'closed' })).toEqual(['shut'])
      expect(await ids({ mentions: 'ann' })).toEqual([])
      expect(await store().conversations.counts({ user: 'ann' })).toMatchObject({ all: 1, mine: 1, unread: 0, mentions: 0 })
      await store().commit([turnWork({ id: 'spam', at: start + 4, change: { state: 'open.queue' } })])
      expect(await ids({ spam: true })).toEqual([])
      expect(await ids({ spam: false })).toEqual(['spam', 'open', 'shut'])
    })

    it('knows every label and how many have it, also when it was taken off', async () => {
      await store().commit([
        turnWork({ id: 'c1', change: { labels: ['vip', '__proto__'] } }),
        turnWork({ id: 'c2', change: { labels: ['vip'], inboxId: 'shop' } }),
      ])
      expect(await store().conversations.labels()).toEqual([
        { name: '__proto__', conversations: 1 },
        { name: 'vip', conversations: 2 },
      ])
      expect(await store().conversations.labels(['shop'])).toEqual([{ name: 'vip', conversations: 1 }])
      await store().commit([turnWork({ id: 'c1', change: { labels: ['vip'] } })])
      expect(await store().conversations.labels()).toEqual([{ name: 'vip', conversations: 2 }])
    })

    it('counts what each list holds', async () => {
      await store().commit([
        turnWork({ id: 'bot', change: { heardSeq: 1 } }),
        turnWork({ id: 'queue', texts: ['?'], author: 'visitor', change: { state: 'open.queue', heardSeq: 1, inboxId: 'shop' } }),
        turnWork({ id: 'read', texts: ['?'], author: 'visitor', change: { state: 'open.queue', heardSeq: 1 } }),
        turnWork({ id: 'mine', change: { state: 'open.agent', assignee: ann, channelId: 'mail', heardSeq: 1 } }),
        turnWork({ id: 'later', notes: ['x'], mentions: [ann], change: { state: 'snoozed.agent', assignee: ann } }),
        turnWork({ id: 'shut', change: { state: 'closed.done', assignee: ann, heardSeq: 1 } }),
      ])
      await store().reads.mark('read', 'team', { upToSeq: 1, at: start })
      expect(await store().conversations.counts({ user: 'ann' })).toEqual({
        all: 4,
        mine: 1,
        unassigned: 2,
        bots: 1,
        mentions: 1,
        snoozed: 1,
        inboxes: { main: 3, shop: 1 },
        channels: { website: 3, mail: 1 },
        unread: 2,
      })
      expect(await store().conversations.counts({ user: 'ann', inboxes: ['shop'] })).toMatchObject({
        all: 1,
        mine: 0,
        mentions: 0,
      })
      expect(await store().conversations.counts({})).toMatchObject({ mine: 0, unassigned: 2, mentions: 0, unread: 1 })
    })

    it('says how much of a conversation nobody of the team has read', async () => {
      const unread = async (): Promise<unknown> => (await store().conversations.row('c1'))?.unread
      for (const seq of [1, 2, 3])
        await store().commit([turnWork({ id: 'c1', texts: ['?'], author: 'visitor', change: { heardSeq: seq } })])
      expect(await unread()).toBe(3)
      await store().reads.mark('c1', 'team', { upToSeq: 2, at: start })
      expect(await unread()).toBe(1)
      await store().reads.mark('c1', 'team', { upToSeq: 3, at: start })
      expect(await unread()).toBe(0)
      for (let seq = 4; seq < 120; seq += 1)
        await store().commit([turnWork({ id: 'c1', texts: ['?'], author: 'visitor', change: { heardSeq: seq } })])
      expect(await unread()).toBe(100)
    })

    it('gives nothing of what lies in an inbox that one may not see', async () => {
      await store().commit([turnWork({ id: 'c1', change: { inboxId: 'shop' } })])
      expect(await store().conversations.get('c1', ['main'])).toBeUndefined()
      expect(await store().conversations.row('c1', [])).toBeUndefined()
      expect(await store().conversations.get('c1', ['main', 'shop'])).toMatchObject({ id: 'c1' })
      expect(await store().conversations.inboxes()).toEqual(['shop'])
    })
  })
}
