import { describe, expect, it } from 'vitest'
import type { Store } from '../../runtime/store/contract.ts'
import type { NewIntake, TakenIntake } from '../../runtime/store/intake.ts'
import { start, turnWork } from './record-builder.ts'

const day = 24 * 60 * 60_000

/** What every store does with what channels keep, with the names they give messages, and with letters as they came. */
export function letterContract(store: () => Store): void {
  const bytes = (text: string): Uint8Array => Buffer.from(text)
  const text = (kept: Uint8Array | undefined): string | undefined => kept && Buffer.from(kept).toString()
  const came = (key: string, about: Partial<NewIntake> = {}): NewIntake => ({
    channel: 'post',
    key,
    sender: 'ada',
    body: { text: key },
    files: [],
    at: start,
    ...about,
  })
  /** Something came, and a turn of this conversation has taken it. */
  const take = async (conversation: string, key: string, taken: Partial<TakenIntake>, about: Partial<NewIntake> = {}) => {
    await store().intake.add([came(key, about)])
    const [item] = await store().intake.lease('post', about.at ?? start, 1_000, 1)
    const intake = { id: item?.id ?? 0, isWhole: true, ...taken }
    const peer = { id: 'ada' }
    const change = { channelId: 'post', peer }
    await store().commit([turnWork({ id: conversation, texts: [key], author: 'visitor', change, intake })])
  }

  describe('keeps for channels', () => {
    it('one value each, also what was never there, until the channel is no more', async () => {
      const { letters } = store()
      expect(await letters.kept('post')).toBeUndefined()
      await letters.keep('post', { uid: 1 })
      await letters.keep('other', null)
      await letters.keep('post', { uid: 2, text: '\ud83d\ude00' })
      expect(await letters.kept('post')).toEqual({ uid: 2, text: '\ud83d\ude00' })
      expect(await letters.kept('other')).toBeNull()
      await letters.forget('post')
      await letters.forget('nobody')
      expect([await letters.kept('post'), await letters.kept('other')]).toEqual([undefined, null])
    })

    it('what it keeps with something that came, also where that is a duplicate, and not where it could not be kept', async () => {
      const { intake, letters } = store()
      await intake.add([came('k1', { keep: { value: 1 } })])
      expect(await letters.kept('post')).toBe(1)
      expect(await intake.add([came('k1', { keep: { value: 2 } })])).toEqual(['duplicate'])
      expect(await letters.kept('post')).toBe(2)
      const broken: Record<string, unknown> = {}
      broken['self'] = broken
      await expect(intake.add([came('k2', { keep: { value: 3 } }), came('k3', { body: broken })])).rejects.toThrow()
      expect(await letters.kept('post')).toBe(2)
      expect(await intake.waiting()).toEqual(new Map([['post', 1]]))
    })
  })

  describe('knows messages by the names that channels give them', () => {
    it('which way they went, in order, and each name once', async () => {
      const { letters, outbox } = store()
      await take('c1', 'a1', { named: '<a1>' })
      await store().commit([turnWork({ id: 'c1', texts: ['Answer'] })])
      const [{ seq } = { seq: 0 }] = await outbox.lease('post', start, 1_000, 1)
      await outbox.sent({ conversation: 'c1', seq }, start, true, '<b2>')
      await take('c1', 'a3', { named: '<a3>' })
      expect(await letters.ids('c1', 3, 10)).toEqual(['<a1>', '<b2>'])
      expect(await letters.ids('c1', 9, 2)).toEqual(['<b2>', '<a3>'])
      expect(await letters.ids('c1', 1, 10)).toEqual([])
      expect(await letters.ids('nobody', 9, 10)).toEqual([])
      await letters.name({ conversation: 'c1', seq }, 'mail', '<b2@else>')
      expect(await letters.find('post', '<a1>')).toEqual({ conversation: 'c1', seq: 1, came: true })
      expect(await letters.find('post', '<b2>')).toEqual({ conversation: 'c1', seq: 2, came: false })
      expect(await letters.find('mail', '<b2@else>')).toEqual({ conversation: 'c1', seq: 2, came: false })
      expect(await letters.find('other', '<a1>')).toBeUndefined()
      await letters.name({ conversation: 'c1', seq: 3 }, 'post', '<b2>')
      await letters.name({ conversation: 'nobody', seq: 3 }, 'post', '<c>')
      expect(await letters.find('post', '<b2>')).toMatchObject({ seq: 2 })
      expect(await letters.find('post', '<c>')).toBeUndefined()
    })

    it('and whose it is that still waits, or was given up', async () => {
      const { intake } = store()
      await intake.add([came('w1'), came('w2', { sender: 'bob', buried: 'cannot be read' })])
      expect([await intake.senderOf('post', 'w1'), await intake.senderOf('post', 'w2')]).toEqual(['ada', 'bob'])
      expect(await intake.dead(10)).toMatchObject([{ sender: 'bob', error: 'cannot be read', attempts: 0 }])
      expect(await intake.waiting()).toEqual(new Map([['post', 1]]))
      await take('c1', 'w3', { id: (await intake.lease('post', start, 1_000, 1))[0]?.id ?? 0 })
      expect(await intake.senderOf('post', 'w1')).toBeUndefined()
      expect(await intake.senderOf('post', 'never')).toBeUndefined()
    })
  })

  describe('keeps letters', () => {
    it('as they came and as they looked, with the message that was made of them', async () => {
      const { letters } = store()
      await take('c1', 'l1', { named: '<l1>', body: { folded: '> before', html: '<p>Hi</p>' } }, { raw: bytes('raw one') })
      await take('c1', 'l2', { named: '<l2>', body: { folded: '> again' } })
      await take('c1', 'l3', { named: '<l3>' })
      expect(text(await letters.original('c1', 1))).toBe('raw one')
      expect(await letters.body('c1', 1)).toEqual({ folded: '> before', html: '<p>Hi</p>' })
      expect(await letters.body('c1', 2)).toEqual({ folded: '> again' })
      expect(await letters.body('c1', 3)).toBeUndefined()
      expect([await letters.original('c1', 2), await letters.original('c2', 1)]).toEqual([undefined, undefined])
    })

    it('with the pictures of their pages, which are no files and go with the words', async () => {
      const { letters } = store()
      const files = [
        { name: 'a.txt', bytes: bytes('a') },
        { name: 'b.png', bytes: bytes('b'), picture: { cid: 'b@x', type: 'image/png' } },
        { name: 'c.gif', bytes: bytes('c'), picture: { cid: 'c@x', type: 'image/gif' } },
      ]
      await take('c1', 'p1', { named: '<p1>', body: { html: '<img>' } }, { files })
      const kept = (await letters.pictures('c1', 1)).map(({ cid, type, bytes: content }) => [cid, type, text(content)])
      expect(kept).toEqual([
        ['b@x', 'image/png', 'b'],
        ['c@x', 'image/gif', 'c'],
      ])
      expect([await letters.pictures('c1', 2), await letters.pictures('c2', 1)]).toEqual([[], []])
      await store().commit([turnWork({ id: 'c1', takesBack: 1 })])
      expect(await letters.pictures('c1', 1)).toEqual([])
    })

    it('without the words that were taken back', async () => {
      const { letters } = store()
      await take('c1', 'zebra', { named: '<z>', body: { html: 'zebra' } }, { raw: bytes('zebra') })
      await store().commit([turnWork({ id: 'c1', takesBack: 1 })])
      expect(await store().conversations.events('c1', 0, 10)).toMatchObject([
        { seq: 1, type: 'message', text: '' },
        { seq: 2, type: 'delete', of: 1 },
      ])
      expect([await letters.original('c1', 1), await letters.body('c1', 1)]).toEqual([undefined, undefined])
      expect(await letters.find('post', '<z>')).toMatchObject({ seq: 1 })
    })

    it('until they are old, a few at a time, the oldest first', async () => {
      const { letters, intake } = store()
      for (const at of [0, 1, 2])
        await take('c1', `s${at}`, { named: `<s${at}>` }, { raw: bytes(`s${at}`), at: start + at * day })
      await intake.add([came('dead', { raw: bytes('dead'), buried: 'broken' })])
      expect(await letters.sweep(start + 2 * day, 1)).toBe(1)
      expect([text(await letters.original('c1', 1)), text(await letters.original('c1', 2))]).toEqual([undefined, 's1'])
      expect(await letters.sweep(start + 2 * day, 10)).toBe(1)
      expect(await letters.sweep(start + 2 * day, 10)).toBe(0)
      expect(text(await letters.original('c1', 3))).toBe('s2')
      // What it was made of is gone, and it can still be taken up.
      const [{ id } = { id: 0 }] = await intake.dead(10)
      expect(await intake.replay(id, start + 3 * day)).toBe(true)
      expect(await intake.lease('post', start + 3 * day, 1_000, 10)).toMatchObject([{ id, body: { text: 'dead' } }])
    })
  })
}
