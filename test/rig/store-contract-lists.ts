import { describe, expect, it } from 'vitest'
import type { ListQuery, Store } from '../../runtime/store/contract.ts'
import { buildRecord, start, turnWork } from './record-builder.ts'

/** How every store lists conversations. */
export function listContract(store: () => Store): void {
  describe('lists conversations', () => {
    const ids = async (query: Omit<ListQuery, 'limit'> & { limit?: number }): Promise<string[]> =>
      (await store().conversations.list({ limit: 50, ...query })).rows.map(row => row.record.id)
    const ann = { id: 'ann', name: 'Ann' }

    it('newest first by last change, with the contact', async () => {
      await store().commit([
        turnWork({ id: 'c1', at: start + 1, contact: { email: 'A@b.org', said: {} } }),
        turnWork({ id: 'c2', at: start + 2 }),
      ])
      expect(await ids({})).toEqual(['c2', 'c1'])
      await store().commit([turnWork({ id: 'c1', at: start + 3 })])
      const { rows, next } = await store().conversations.list({ limit: 50 })
      expect(rows).toMatchObject([
        { record: { id: 'c1', turn: 2 }, updatedAt: start + 3, contact: { email: 'a@b.org', trust: 'unverified' } },
        { record: { id: 'c2' }, updatedAt: start + 2 },
      ])
      expect(rows[1]?.contact).toBeUndefined()
      expect(next).toBeUndefined()
    })

    it('by status, owner, assignee and visitor, alone and together', async () => {
      await store().commit([
        turnWork({ id: 'bot', at: start + 1, change: { visitorId: 'v1' } }),
        turnWork({ id: 'queue', at: start + 2, change: { state: 'open.queue' } }),
        turnWork({ id: 'mine', at: start + 3, change: { state: 'open.agent', assignee: ann, visitorId: 'v1' } }),
        turnWork({ id: 'asleep', at: start + 4, change: { state: 'snoozed.agent', assignee: ann } }),
        turnWork({ id: 'tail', at: start + 5, change: { state: 'closed.tail', assignee: ann, visitorId: 'v1' } }),
        turnWork({ id: 'done', at: start + 6, change: { state: 'closed.done' } }),
      ])
      expect(await ids({})).toEqual(['done', 'tail', 'asleep', 'mine', 'queue', 'bot'])
      expect(await ids({ status: 'open' })).toEqual(['mine', 'queue', 'bot'])
      expect(await ids({ status: 'snoozed' })).toEqual(['asleep'])
      expect(await ids({ status: 'closed' })).toEqual(['done', 'tail'])
      expect(await ids({ owner: 'agent' })).toEqual(['asleep', 'mine'])
      expect(await ids({ owner: 'queue', status: 'open' })).toEqual(['queue'])
      expect(await ids({ assignee: 'ann' })).toEqual(['tail', 'asleep', 'mine'])
      expect(await ids({ assignee: 'ann', status: 'open' })).toEqual(['mine'])
      expect(await ids({ assignee: 'ann', owner: 'queue' })).toEqual([])
      expect(await ids({ visitor: 'v1' })).toEqual(['tail', 'mine', 'bot'])
      expect(await ids({ visitor: 'v1', assignee: 'ann', status: 'closed' })).toEqual(['tail'])
      expect(await ids({ visitor: 'nobody' })).toEqual([])
    })

    it('forgets what a conversation was before', async () => {
      await store().commit([turnWork({ id: 'c1', change: { state: 'open.agent', assignee: ann } })])
      await store().commit([turnWork({ id: 'c1', change: { state: 'closed.done', assignee: undefined } })])
      expect(await ids({ status: 'open' })).toEqual([])
      expect(await ids({ assignee: 'ann' })).toEqual([])
      expect(await ids({ status: 'closed' })).toEqual(['c1'])
    })

    it('page by page, also when all changed at the same moment', async () => {
      const all = Array.from({ length: 23 }, (_, index) => `c${index}`)
      const states = ['open.bot', 'open.queue', 'closed.done'] as const
      const works = all.map((id, index) =>
        turnWork({ id, at: start, change: { state: states[index % 3] ?? 'open.bot', assignee: ann, visitorId: 'v1' } }),
      )
      await store().commit(works)
      for (const filter of [{}, { assignee: 'ann' }, { visitor: 'v1' }]) {
        const seen: string[] = []
        let before: string | undefined
        do {
          const page = await store().conversations.list({ ...filter, limit: 5, ...(before !== undefined && { before }) })
          seen.push(...page.rows.map(row => row.record.id))
          before = page.next
        } while (before !== undefined)
        expect(seen).toEqual(all.toReversed())
      }
    })

    it('refuses a cursor that is none', async () => {
      await expect(ids({ before: "1' or 1=1" })).rejects.toMatchObject({ code: 'invalid_body' })
    })

    it('counts on which versions of a flow open conversations stand, called flows too', async () => {
      const called = buildRecord({ id: 'x' }).frames.map(frame => ({ ...frame, flow: 'survey', version: 4 }))
      await store().commit([
        turnWork({ id: 'c1', change: { version: 1 } }),
        turnWork({ id: 'c2', change: { version: 2 } }),
        turnWork({ id: 'c3', change: { version: 2, state: 'snoozed.bot' } }),
        turnWork({ id: 'c4', change: { version: 3, state: 'closed.done' } }),
        turnWork({ id: 'c5', change: { flow: 'other', version: 2, frames: [...called, ...called] } }),
      ])
      expect(await store().conversations.versionsInUse('welcome')).toEqual([
        { version: 1, conversations: 3 },
        { version: 2, conversations: 2 },
      ])
      expect(await store().conversations.versionsInUse('survey')).toEqual([{ version: 4, conversations: 1 }])
      await store().commit([turnWork({ id: 'c5', change: { frames: [] } })])
      expect(await store().conversations.versionsInUse('survey')).toEqual([])
      expect(await store().conversations.versionsInUse('unknown')).toEqual([])
    })

    it('counts at which nodes of a flow open conversations are, below interrupts and in called flows too', async () => {
      const [own] = buildRecord({ id: 'x' }).frames
      if (!own) throw new Error('a record without frames')
      const above = { ...own, id: 2, flow: 'survey', version: 4, node: 'score' }
      const nodes = async (flow: string) =>
        Object.fromEntries((await store().conversations.nodesInUse(flow)).map(({ node, conversations }) => [node, conversations]))
      await store().commit([
        turnWork({ id: 'c1' }),
        turnWork({ id: 'c2', change: { version: 2, frames: [{ ...own, version: 2 }], state: 'snoozed.bot' } }),
        turnWork({ id: 'c3', change: { frames: [own, { ...own, id: 2, node: 'help' }, { ...own, id: 3, node: 'help' }] } }),
        turnWork({ id: 'c4', change: { state: 'closed.done' } }),
        turnWork({ id: 'c5', change: { frames: [own, above, { ...above, id: 3 }] } }),
        turnWork({
          id: 'c6',
          change: {
            flow: 'other',
            frames: [
              { ...own, flow: 'other' },
              { ...own, id: 2 },
            ],
          },
        }),
      ])
      expect(await nodes('welcome')).toEqual({ ask: 5, help: 1 })
      expect(await nodes('survey')).toEqual({ score: 1 })
      await store().commit([
        turnWork({ id: 'c5', change: { frames: [{ ...own, node: 'end' }] } }),
        turnWork({ id: 'c1', change: { frames: [] } }),
      ])
      expect(await nodes('welcome')).toEqual({ ask: 3, help: 1, end: 1 })
      expect(await nodes('survey')).toEqual({})
      expect(await nodes('unknown')).toEqual({})
    })
  })
}
