import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it, vi } from 'vitest'
import { createCheckpointer } from '../../runtime/store/sqlite/checkpointer.ts'
import { openConnection } from '../../runtime/store/sqlite/open-connection.ts'
import { createSqliteStore } from '../../runtime/store/sqlite/sqlite-store.ts'
import { turnWork } from '../rig/record-builder.ts'
import { temporaryFolder } from '../rig/temporary-folder.ts'

describe('a database that is full', () => {
  it('takes nothing of a call, still answers, and goes on when there is room', async () => {
    const folder = await temporaryFolder()
    const texts = ['x'.repeat(20_000)]
    let store = await createSqliteStore({ folder, maxPages: 250 })
    await store.commit([turnWork({ id: 'c0', texts: ['first'] })])
    let committed = 0
    const fill = async (): Promise<void> => {
      for (; committed < 100; committed += 1) {
        await store.commit([turnWork({ id: `small${committed}` }), turnWork({ id: `c${committed}`, texts })])
      }
    }
    await expect(fill()).rejects.toMatchObject({ code: 'storage_full' })
    expect(committed).toBeGreaterThan(3)
    expect(await store.conversations.get(`small${committed}`)).toBeUndefined()
    expect(await store.conversations.events('c0', 0, 1)).toMatchObject([{ text: 'first' }])
    await expect(store.commit([turnWork({ id: 'c1', texts })])).rejects.toMatchObject({ code: 'storage_full' })
    await store.close()

    store = await createSqliteStore({ folder, maxPages: 10_000 })
    await store.commit([turnWork({ id: `small${committed}` }), turnWork({ id: 'new', texts })])
    expect(await store.conversations.get('new')).toMatchObject({ turn: 1 })
    await store.close()
  })

  it('fails its probe', async () => {
    const folder = await temporaryFolder()
    const store = await createSqliteStore({ folder, maxPages: 250 })
    const fill = async (): Promise<void> => {
      for (let index = 0; ; index += 1) await store.commit([turnWork({ id: `c${index}`, texts: ['x'.repeat(4000)] })])
    }
    await store.probe()
    await expect(fill()).rejects.toMatchObject({ code: 'storage_full' })
    await expect(store.probe()).rejects.toMatchObject({ code: 'storage_full' })
    await store.close()
  })
})

describe('the file of the store', () => {
  it('is refused when a later program wrote it, and stays as it was', async () => {
    const folder = await temporaryFolder()
    await (await createSqliteStore({ folder })).close()
    const database = new DatabaseSync(join(folder, 'parley.db'))
    database.exec('pragma user_version = 999')
    database.close()
    await expect(createSqliteStore({ folder })).rejects.toMatchObject({ code: 'data_newer', params: { found: 999 } })
    expect(existsSync(join(folder, 'parley.db-wal'))).toBe(false)
  })

  it('is refused when it is no database', async () => {
    const folder = await temporaryFolder()
    const database = new DatabaseSync(join(folder, 'parley.db'))
    database.exec('create table conversation (other integer)')
    database.close()
    await expect(createSqliteStore({ folder })).rejects.toMatchObject({ code: 'store_unavailable' })
  })

  it('says that somebody else writes to it', async () => {
    const folder = await temporaryFolder()
    const store = await createSqliteStore({ folder })
    const other = new DatabaseSync(join(folder, 'parley.db'))
    other.exec('begin immediate')
    await expect(store.commit([turnWork({ id: 'c1' })])).rejects.toMatchObject({ code: 'store_unavailable' })
    other.exec('rollback')
    other.close()
    await store.commit([turnWork({ id: 'c1' })])
    expect(await store.conversations.get('c1')).toMatchObject({ turn: 1 })
    await store.close()
  })
})

describe('the log of the database', () => {
  it('is moved into it beside the turns, and is gone when the store is closed', async () => {
    const folder = await temporaryFolder()
    const store = await createSqliteStore({ folder })
    const main = join(folder, 'parley.db')
    const before = statSync(main).size
    const works = Array.from({ length: 1000 }, (_, index) => turnWork({ id: `c${index}`, texts: ['x'.repeat(500)] }))
    await store.commit(works)
    await vi.waitFor(() => expect(statSync(main).size).toBeGreaterThan(before + 1_000_000), 20_000)
    await store.close()
    expect(existsSync(`${main}-wal`)).toBe(false)
  })

  it('is left to the writer when the thread fails', async () => {
    const folder = await temporaryFolder()
    const writer = openConnection(join(folder, 'parley.db'))
    const pages = (): unknown => writer.prepare('pragma wal_autocheckpoint').get()?.['wal_autocheckpoint']
    const checkpointer = createCheckpointer(writer, join(folder, 'missing/parley.db'))
    expect(pages()).toBe(0)
    await vi.waitFor(() => expect(pages()).toBe(1000), 20_000)
    checkpointer.wrote(1_000_000)
    await checkpointer.close()
    writer.close()
  })
})
