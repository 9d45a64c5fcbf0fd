import { describe, expect, it } from 'vitest'
import type { Found, Outcome, Store, StoredFile } from '../../runtime/store/contract.ts'
import { start, turnWork } from './record-builder.ts'

/** What every store knows of the team's media and of the files that visitors gave. */
export function fileContract(store: () => Store): void {
  describe('keeps media', () => {
    const picture = { id: 'm1', name: 'cat.png', type: 'image/png', bytes: 4, width: 2, height: 3, at: start }
    const sound = { id: 'm2', name: 'meow.mp3', type: 'audio/mpeg', bytes: 5, at: start }

    it('as they are, until they are removed', async () => {
      await store().media.add(picture)
      await store().media.add(sound)
      expect(await store().media.get('m1')).toEqual(picture)
      expect(await store().media.get('m2')).toEqual(sound)
      expect(await store().media.get('m3')).toBeUndefined()
      expect([await store().media.remove('m1'), await store().media.remove('m1')]).toEqual([true, false])
      expect(await store().media.get('m1')).toBeUndefined()
    })

    it('and lists them newest first, page by page', async () => {
      const ids = Array.from({ length: 7 }, (_, at) => `m${at}`)
      for (const id of ids) await store().media.add({ ...sound, id })
      const read: string[] = []
      let before: string | undefined
      do {
        const page = await store().media.list({ limit: 3, ...(before === undefined ? {} : { before }) })
        read.push(...page.media.map(medium => medium.id))
        before = page.next
      } while (before !== undefined)
      expect(read).toEqual(ids.reverse())
      await expect(store().media.list({ limit: 1, before: 'x' })).rejects.toMatchObject({ code: 'invalid_body' })
    })
  })

  describe('keeps files of visitors', () => {
    const file = (id: string, at = start): StoredFile => ({ id, name: `${id}.pdf`, type: 'application/pdf', bytes: 9, at })
    const bring = async (conversation: string, id: string): Promise<Outcome | undefined> => {
      const work = turnWork({ id: conversation, texts: [id], file: { id, seq: 1 } })
      return (await store().commit([{ ...work, file: { id, by: 'visitor' } }]))[0]
    }

    it('for one conversation, and for no other', async () => {
      await store().commit([turnWork({ id: 'c1' }), turnWork({ id: 'c2' })])
      await store().files.add('c1', file('f1'), 'visitor')
      expect(await store().files.ofConversation('f1', 'c1', 'visitor')).toEqual(file('f1'))
      expect(await store().files.ofConversation('f1', 'c2', 'visitor')).toBeUndefined()
      expect([await store().files.has('f1'), await store().files.has('f2')]).toEqual([true, false])
      await expect(store().files.add('c3', file('f3'), 'visitor')).rejects.toMatchObject({ code: 'conversation_unknown' })
    })

    it('and shows one to the turn that names it, until a message has brought it', async () => {
      await store().commit([turnWork({ id: 'c1' }), turnWork({ id: 'c2' })])
      await store().files.add('c1', file('f1'), 'visitor')
      const found = async (conversation: string, id?: string): Promise<unknown> => {
        const [outcome] = await store().commit([
          { ...turnWork({ id: conversation }), ...(id === undefined ? {} : { file: { id, by: 'visitor' as const } }) },
        ])
        return foundIn(outcome).file
      }
      expect([await found('c1', 'f1'), await found('c1'), await found('c1', 'f2'), await found('c2', 'f1')]).toEqual([
        file('f1'),
        undefined,
        undefined,
        undefined,
      ])
      expect(foundIn(await bring('c1', 'f1')).file).toEqual(file('f1'))
      expect(await found('c1', 'f1')).toBeUndefined()
      expect(await store().files.ofConversation('f1', 'c1', 'visitor')).toEqual(file('f1'))
    })

    it('and takes no turn that brings what is not there to bring', async () => {
      await store().commit([turnWork({ id: 'c1' }), turnWork({ id: 'c2' })])
      await store().files.add('c1', file('f1'), 'visitor')
      for (const outcome of [await bring('c2', 'f1'), await bring('c1', 'f2')])
        expect(outcome).toMatchObject({ error: { code: 'internal' } })
      expect(await store().conversations.get('c1')).toMatchObject({ turn: 1 })
      await bring('c1', 'f1')
      expect(await bring('c1', 'f1')).toMatchObject({ error: { code: 'internal' } })
    })

    it('and says which were never sent, and forgets those alone', async () => {
      await store().commit([turnWork({ id: 'c1' })])
      for (const [at, id] of ['sent', 'old', 'older', 'new'].entries())
        await store().files.add('c1', file(id, start + (id === 'new' ? 100 : 10 - at)), 'visitor')
      await bring('c1', 'sent')
      expect(await store().files.unsent(start + 100, 10)).toEqual(['older', 'old'])
      expect(await store().files.unsent(start + 100, 1)).toEqual(['older'])
      expect([await store().files.removeUnsent('old'), await store().files.removeUnsent('old')]).toEqual([true, false])
      expect(await store().files.removeUnsent('sent')).toBe(false)
      expect(await store().files.has('sent')).toBe(true)
      // Taken back, it is brought by nothing any more.
      await store().commit([turnWork({ id: 'c1', takesBack: 1 })])
      expect(await store().files.removeUnsent('sent')).toBe(true)
    })
  })
}

function foundIn(outcome: Outcome | undefined): Found {
  if (!outcome || 'error' in outcome) throw new Error('the work failed', { cause: outcome?.error })
  // Boundary: an answer is handed through untyped; `turnWork` answers what it found.
  return outcome.answer as Found
}
