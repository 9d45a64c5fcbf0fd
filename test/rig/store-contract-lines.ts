import { describe, expect, it } from 'vitest'
import type { Store } from '../../runtime/store/contract.ts'
import type { NewIntake } from '../../runtime/store/intake.ts'
import { start, turnWork } from './record-builder.ts'

const came = (key: string, sender = 'ada', about: Partial<NewIntake> = {}): NewIntake => ({
  channel: 'desk',
  key,
  sender,
  body: { text: key },
  files: [],
  at: start,
  ...about,
})

/** What every store does with what channels bring, and with what they are to send. */
export function lineContract(store: () => Store): void {
  describe('keeps what channels bring', () => {
    const lease = async (now: number, channel = 'desk'): Promise<unknown[]> =>
      (await store().intake.lease(channel, now, 1_000, 10)).map(({ body }) => (body as { text: string }).text)

    it('once each, and hands it out in order: of each sender one at a time', async () => {
      const { intake } = store()
      expect(await intake.add([came('a1'), came('a2'), came('a1'), came('b1', 'bea')])).toEqual([
        'stored',
        'stored',
        'duplicate',
        'stored',
      ])
      expect(await intake.add([came('a1', 'ada', { channel: 'other' })])).toEqual(['stored'])
      expect(await intake.waiting()).toEqual(
        new Map([
          ['desk', 3],
          ['other', 1],
        ]),
      )
      const [first] = await intake.lease('desk', start, 1_000, 1)
      expect(first).toEqual({
        id: first?.id,
        channel: 'desk',
        sender: 'ada',
        body: { text: 'a1' },
        at: start,
        attempts: 1,
        turns: 0,
      })
      expect(await lease(start)).toEqual(['b1'])
      await intake.drop(first?.id ?? 0, start)
      expect(await lease(start)).toEqual(['a2'])
      expect(await intake.add([came('a1')])).toEqual(['duplicate'])
      // A lease that has run out.
      expect(await lease(start + 1_000)).toEqual(['a2', 'b1'])
    })

    it('until a turn has taken all of it, and where its first part went', async () => {
      const { intake } = store()
      await intake.add([came('f1', 'ada', { files: [{ name: 'a.txt', bytes: Buffer.from('hi') }] }), came('f2')])
      const [first] = await intake.lease('desk', start, 1_000, 1)
      const id = first?.id ?? 0
      expect(Buffer.from((await intake.file(id, 0))?.bytes ?? []).toString()).toBe('hi')
      await store().commit([turnWork({ id: 'c1', intake: { id, isWhole: false } })])
      expect(await intake.lease('desk', start + 1_000, 1_000, 1)).toMatchObject([
        { id, turns: 1, conversation: 'c1', attempts: 2 },
      ])
      await store().commit([turnWork({ id: 'c1', intake: { id, isWhole: true } })])
      expect(await intake.file(id, 0)).toBeUndefined()
      expect(await lease(start + 9_000)).toEqual(['f2'])
    })

    it('again when it could not be taken, then buried, until somebody replays it', async () => {
      const { intake } = store()
      await intake.add([came('p1'), came('p2')])
      const [first] = await intake.lease('desk', start, 1_000, 1)
      const id = first?.id ?? 0
      await intake.retry(id, start + 5_000, 'not now')
      expect(await lease(start + 4_999)).toEqual([])
      expect(await lease(start + 5_000)).toEqual(['p1'])
      await intake.bury(id, start, 'gave up')
      expect(await intake.dead(10)).toMatchObject([{ id, sender: 'ada', error: 'gave up', buriedAt: start, attempts: 2 }])
      expect(await lease(start + 9_000)).toEqual(['p2'])
      expect(await intake.replay(id, start)).toBe(true)
      expect(await intake.replay(id, start)).toBe(false)
      expect(await intake.dead(10)).toEqual([])
    })
  })

  describe('keeps what is to be sent', () => {
    const peer = { id: 'ada', thread: 't1' }
    const talk = async (lines: number): Promise<void> => {
      await store().commit([
        turnWork({ id: 'c1', texts: Array.from({ length: lines }, (_, at) => `line ${at}`), change: { peer } }),
      ])
    }
    const lease = async (now = start): Promise<number[]> =>
      (await store().outbox.lease('website', now, 1_000, 10)).map(({ seq }) => seq)
    const states = async (): Promise<string[]> =>
      [...(await store().outbox.of('c1', 1, 99))].map(([seq, { state }]) => `${seq} ${state}`)

    it('one after the other in each conversation, the next once the one before is settled', async () => {
      const { outbox } = store()
      await talk(3)
      expect(await store().intake.conversationOf('website', 'ada', 't1')).toBe('c1')
      expect(await store().intake.conversationOf('website', 'ada', 't2')).toBeUndefined()
      const [first = 0] = await lease()
      expect(await lease()).toEqual([])
      expect((await outbox.counts()).get('website')).toEqual({ waiting: 3, failed: 0 })
      await outbox.sent({ conversation: 'c1', seq: first }, start, true, 'x1')
      expect(await outbox.find('website', 'x1')).toEqual({ conversation: 'c1', seq: first })
      const [second = 0] = await lease()
      await outbox.settle({ conversation: 'c1', seq: second }, start, { state: 'failed', code: 'no', why: 'never' })
      const [third = 0] = await lease()
      expect(await states()).toEqual([`${first} sent`, `${second} failed`, `${third} sending`])
      expect(await outbox.again({ conversation: 'c1', seq: first }, start)).toBe(false)
      expect(await outbox.again({ conversation: 'c1', seq: second }, start)).toBe(true)
      expect(await lease()).toEqual([])
      await outbox.sent({ conversation: 'c1', seq: third }, start, true)
      expect(await lease()).toEqual([second])
    })

    it('again later, in parts, and says which was in hand when its lease ran out', async () => {
      const { outbox } = store()
      await talk(1)
      const [seq = 0] = await lease()
      const place = { conversation: 'c1', seq }
      expect(await outbox.lease('website', start + 1_000, 1_000, 1)).toMatchObject([{ seq, isInterrupted: true, attempts: 2 }])
      await outbox.retry(place, start, start + 5_000, 'busy')
      expect(await lease(start + 4_999)).toEqual([])
      expect(await outbox.lease('website', start + 5_000, 1_000, 1)).toMatchObject([{ isInterrupted: false, parts: 0 }])
      await outbox.sent(place, start, false, 'p1')
      expect(await outbox.lease('website', start, 1_000, 1)).toMatchObject([{ parts: 1, attempts: 1 }])
      await outbox.settle(place, start, { state: 'uncertain', why: 'cut' })
      expect(await outbox.arrived(place, start)).toBe(true)
      expect(await outbox.arrived(place, start)).toBe(false)
      expect(await states()).toEqual([`${seq} sent`])
    })

    it('how far each has come: once, and of those that had been sent by then', async () => {
      const { outbox } = store()
      await talk(3)
      const sent = async (at: number, external: string): Promise<number> => {
        const [seq = 0] = await lease(at)
        await outbox.sent({ conversation: 'c1', seq }, at + 5, true, external)
        return seq
      }
      const first = await sent(start, 'x1')
      const second = await sent(start + 100, 'x2')
      const to = async (upTo: number) =>
        (await outbox.sentTo('website', 'ada', upTo)).map(({ seq, isDelivered }) => [seq, isDelivered])
      expect(await to(start - 1)).toEqual([])
      // The try counts, not its end: whoever says so may have it before that.
      expect(await to(start + 100)).toEqual([
        [first, false],
        [second, false],
      ])
      const place = { conversation: 'c1', seq: first }
      expect(await outbox.delivered(place, start + 50)).toBe(true)
      expect(await outbox.delivered(place, start + 90)).toBe(false)
      expect(await outbox.delivered({ conversation: 'c1', seq: 99 }, start)).toBe(false)
      expect((await outbox.of('c1', first, first)).get(first)).toMatchObject({ state: 'sent', deliveredAt: start + 50 })
      expect(await to(start + 99)).toEqual([[first, true]])
      expect(await outbox.sentTo('website', 'bob', start + 100)).toEqual([])
      expect(await outbox.sentTo('other', 'ada', start + 100)).toEqual([])
      // The last one has not been tried.
      expect(await to(start + 999)).toHaveLength(2)
    })

    it('what has come back after it was sent, and what may have been; nothing else', async () => {
      const { outbox } = store()
      await talk(2)
      const [first = 0] = await lease()
      const place = { conversation: 'c1', seq: first }
      const gone = { state: 'failed', code: 'no-mailbox', why: 'nobody' } as const
      const waiting = { conversation: 'c1', seq: first + 1 }
      expect(await outbox.returned(waiting, start, gone)).toBe(false)
      await outbox.sent(place, start, true, 'x1')
      expect(await outbox.returned(place, start + 9, gone)).toBe(true)
      expect(await outbox.returned(place, start + 9, gone)).toBe(false)
      expect((await outbox.of('c1', first, first)).get(first)).toEqual({
        state: 'failed',
        at: start + 9,
        code: 'no-mailbox',
        why: 'nobody',
      })
      expect(await outbox.sentTo('website', 'ada', start + 9)).toEqual([])
      const [second = 0] = await lease()
      await outbox.settle({ conversation: 'c1', seq: second }, start, { state: 'uncertain', why: 'cut' })
      expect(await outbox.returned({ conversation: 'c1', seq: second }, start, gone)).toBe(true)
      expect((await outbox.counts()).get('website')).toEqual({ waiting: 0, failed: 2 })
    })

    it('nothing of conversations on channels that are streams', async () => {
      await store().commit([turnWork({ id: 'c2', texts: ['hi'] })])
      expect(await store().outbox.of('c2', 1, 99)).toEqual(new Map())
      expect(await store().outbox.channels()).toEqual([])
    })
  })
}
