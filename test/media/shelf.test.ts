import { copyFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createShelf, type Received } from '../../runtime/media/shelf.ts'
import { temporaryFolder } from '../rig/temporary-folder.ts'

async function* of(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  await Promise.resolve()
  for (const text of texts) yield Buffer.from(text)
}
async function* breaking(): AsyncGenerator<Uint8Array> {
  yield* of('some')
  throw new Error('the line was cut')
}
const texts = async (received: Received): Promise<string> => (await received.read()).toString()

it('what has come is there when it is kept, whole and unreadable to other users, and gone when it is removed', async () => {
  const folder = await temporaryFolder()
  const shelf = await createShelf(join(folder, 'deep', 'files'))
  const received = await shelf.receive(of('Hello', ' ', 'there'), 11)
  expect([received.bytes, await texts(received)]).toEqual([11, 'Hello there'])
  expect([await shelf.ids(), await shelf.open(received.id)]).toEqual([[], undefined])
  await received.keep()
  expect(await shelf.ids()).toEqual([received.id])
  const opened = await shelf.open(received.id)
  expect(opened?.bytes).toBe(11)
  expect(Buffer.concat(await (opened?.read({ from: 1, to: 3 }).toArray() ?? [])).toString()).toBe('ell')
  expect((await stat(join(folder, 'deep', 'files', received.id))).mode & 0o777).toBe(0o600)
  await shelf.remove(received.id)
  await shelf.remove(received.id)
  expect([await shelf.ids(), await shelf.open(received.id)]).toEqual([[], undefined])
})

it('what has come can be replaced by less or more', async () => {
  const shelf = await createShelf(await temporaryFolder())
  const received = await shelf.receive(of('long enough'), 100)
  await received.replace(Buffer.from('short'))
  expect([received.bytes, await texts(received)]).toEqual([5, 'short'])
  await received.replace(Buffer.from('rather long now'))
  await received.keep()
  expect((await shelf.open(received.id))?.bytes).toBe(15)
})

it('of what is too large, breaks off or is not wanted nothing stays', async () => {
  const folder = await temporaryFolder()
  const shelf = await createShelf(folder)
  await expect(shelf.receive(of('12345', '6'), 5)).rejects.toMatchObject({ code: 'body_too_large', params: { limit: 5 } })
  await expect(shelf.receive(breaking(), 100)).rejects.toThrow('the line was cut')
  await (await shelf.receive(of('x'), 5)).discard()
  expect(await readdir(folder)).toEqual([])
})

it('what was still coming when the process ended is cleared away at the start, and nothing else', async () => {
  const folder = await temporaryFolder()
  const shelf = await createShelf(folder)
  const kept = await shelf.receive(of('kept'), 5)
  await kept.keep()
  const half = await shelf.receive(of('half'), 5)
  await copyFile(half.path, `${half.path}.part`)
  await half.discard()
  expect(await readdir(folder)).toHaveLength(2)
  await createShelf(folder)
  expect(await readdir(folder)).toEqual([kept.id])
})

it('nothing is taken when room for conversations runs short', async () => {
  const folder = await temporaryFolder()
  const shelf = await createShelf(folder, Number.MAX_SAFE_INTEGER)
  await expect(shelf.receive(of('x'), 5)).rejects.toMatchObject({ code: 'storage_full' })
  expect(await readdir(folder)).toEqual([])
})

it('a folder that is gone, or is none, is a store that does not answer', async () => {
  const folder = await temporaryFolder()
  const shelf = await createShelf(join(folder, 'files'))
  await rm(join(folder, 'files'), { recursive: true })
  await expect(shelf.receive(of('x'), 5)).rejects.toMatchObject({ code: 'store_unavailable' })
  await writeFile(join(folder, 'file'), '')
  await expect(createShelf(join(folder, 'file'))).rejects.toMatchObject({ code: 'store_unavailable' })
})
