import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Documents } from '../../runtime/store/documents.ts'

/** Documents made for one test. */
export interface OpenDocuments {
  readonly documents: Documents
  /** Opens the same data again, as after a restart. */
  reopen(): Promise<Documents>
  /** Leaves nothing behind. */
  remove(): Promise<void>
}

/** What every keeper of documents has to do, whatever it is built on. */
export function documentsContract(name: string, open: () => Promise<OpenDocuments>): void {
  describe(name, () => {
    let opened: OpenDocuments
    let documents: Documents
    beforeEach(async () => {
      opened = await open()
      documents = opened.documents
    })
    afterEach(() => opened.remove())

    it('gives back what was put, also over a restart', async () => {
      const body = { name: 'Welcome', text: 'مرحبا 👩‍👩‍👧', nested: [1, null, { b: true }] }
      expect(await documents.put('flows/welcome/draft', body, null)).toBe(1)
      documents = await opened.reopen()
      expect(await documents.get('flows/welcome/draft')).toEqual({ revision: 1, body })
      expect(await documents.get('flows/welcome/other')).toBeUndefined()
    })

    it('counts the writes, and refuses one that knows an older revision', async () => {
      expect(await documents.put('settings', 'one', null)).toBe(1)
      expect(await documents.put('settings', 'two', 1)).toBe(2)
      expect(await documents.put('settings', 'late', 1)).toBeUndefined()
      expect(await documents.put('settings', 'again', null)).toBeUndefined()
      expect(await documents.put('nothing', 'there', 1)).toBeUndefined()
      expect(await documents.get('settings')).toEqual({ revision: 2, body: 'two' })
      expect(await documents.get('nothing')).toBeUndefined()
    })

    it('lets one of many writers at once through', async () => {
      const writers = Array.from({ length: 20 }, (_, writer) => documents.put('settings', writer, null))
      const results = await Promise.all(writers)
      expect(results.filter(revision => revision === 1)).toHaveLength(1)
      expect(await documents.get('settings')).toEqual({ revision: 1, body: results.indexOf(1) })
    })

    it('keeps the order of keys', async () => {
      await documents.put('settings', { z: 1, a: { y: 2, b: 3 } }, null)
      expect(JSON.stringify((await documents.get('settings'))?.body)).toBe('{"z":1,"a":{"y":2,"b":3}}')
    })

    it('lists documents and folders right under a folder', async () => {
      for (const path of ['flows/b/draft', 'flows/a/draft', 'flows/a/v1', 'flows/c', 'flows/a', 'settings']) {
        await documents.put(path, path, null)
      }
      expect(await documents.list('flows')).toEqual(['a', 'b', 'c'])
      expect(await documents.list('flows/a')).toEqual(['draft', 'v1'])
      expect(await documents.list('flows/c')).toEqual([])
      expect(await documents.list('nowhere')).toEqual([])
    })

    it.each(['', '/', '..', 'a/../b', '../b', 'a//b', '/etc/passwd', 'a/', 'a.b', 'a\\b', 'a\u0000', 'é', 'x'.repeat(65)])(
      'knows no document called %j',
      async path => {
        expect(await documents.get(path)).toBeUndefined()
        expect(await documents.list(path)).toEqual([])
        await expect(documents.put(path, 'body', null)).rejects.toMatchObject({ code: 'internal' })
      },
    )
  })
}
