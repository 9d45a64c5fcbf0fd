import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createLowdbDocuments } from '../../runtime/store/lowdb-documents.ts'
import { documentsContract } from '../rig/documents-contract.ts'
import { runChild } from '../rig/run-child.ts'
import { temporaryFolder } from '../rig/temporary-folder.ts'

documentsContract('documents in files', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'parley-'))
  return {
    documents: await createLowdbDocuments(folder),
    reopen: () => createLowdbDocuments(folder),
    remove: () => rm(folder, { recursive: true }),
  }
})

describe('a file of a document', () => {
  it('is readable, with the revision beside the body', async () => {
    const folder = await temporaryFolder()
    const documents = await createLowdbDocuments(folder)
    await documents.put('flows/welcome/draft', { name: 'Welcome' }, null)
    const text = await readFile(join(folder, 'flows/welcome/draft.json'), 'utf8')
    expect(text).toBe('{\n  "revision": 1,\n  "body": {\n    "name": "Welcome"\n  }\n}\n')
    expect(await readdir(join(folder, 'flows/welcome'))).toEqual(['draft.json'])
  })

  it.each(['{ "revision": 1, "bo', '', '[]', '{ "body": 1 }', '{ "revision": 0, "body": 1 }'])(
    'that says %j is named in the error, and not overwritten',
    async text => {
      const folder = await temporaryFolder()
      const documents = await createLowdbDocuments(folder)
      await writeFile(join(folder, 'settings.json'), text)
      const error = { code: 'store_unavailable', params: { path: 'settings' }, cause: expect.any(Error) }
      await expect(documents.get('settings')).rejects.toMatchObject(error)
      await expect(documents.put('settings', 1, null)).rejects.toMatchObject(error)
      expect(await readFile(join(folder, 'settings.json'), 'utf8')).toBe(text)
    },
  )

  it('that a killed writer left half written is not listed', async () => {
    const folder = await temporaryFolder()
    const documents = await createLowdbDocuments(folder)
    await mkdir(join(folder, 'flows'))
    await writeFile(join(folder, 'flows/welcome.json.123456'), '{ "rev')
    await writeFile(join(folder, 'flows/notes.txt'), 'mine')
    expect(await documents.list('flows')).toEqual([])
  })

  it.each([
    ['document.before-write', 2],
    ['document.written', 3],
  ])('is whole when its writer is killed at %s', async (failpoint, revision) => {
    const folder = await temporaryFolder()
    const { signal } = await runChild(new URL('../rig/document-child.ts', import.meta.url), [folder], {
      FAILPOINT: `${failpoint}:3`,
    })
    expect(signal).toBe('SIGKILL')
    const documents = await createLowdbDocuments(folder)
    expect(await documents.get('settings')).toEqual({ revision, body: { number: revision, filler: 'x'.repeat(1_000_000) } })
  })

  it('stays as it was when a new one cannot be written whole', async () => {
    const folder = await temporaryFolder()
    const documents = await createLowdbDocuments(folder)
    await documents.put('settings', 'small', null)
    // A limit of the process on the size of files stands for the disk.
    const { output } = await runChild(
      new URL('../rig/document-child.ts', import.meta.url),
      [folder],
      {},
      { maxFileBytes: 500_000 },
    )
    expect(output).toContain('store_unavailable')
    expect(await documents.get('settings')).toEqual({ revision: 1, body: 'small' })
    expect(await readdir(folder)).toEqual(['settings.json'])
  })
})
