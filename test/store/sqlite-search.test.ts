import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { migrations } from '../../runtime/store/sqlite/migrations.ts'
import { createSqliteStore } from '../../runtime/store/sqlite/sqlite-store.ts'
import { buildRecord, start, turnWork } from '../rig/record-builder.ts'
import { temporaryFolder } from '../rig/temporary-folder.ts'

const wordsIn = (database: DatabaseSync, part: string): number =>
  Number(database.prepare('select count(*) as n from search_data where instr(block, cast(? as blob)) > 0').get(part)?.['n'])

test('the words of a conversation that is gone are taken out of the search, not only out of what it finds', async () => {
  const folder = await temporaryFolder()
  const store = await createSqliteStore({ folder })
  for (let at = 0; at < 40; at += 1) {
    await store.commit([turnWork({ id: `c${at}`, texts: [at === 7 ? 'a secretword' : 'plain words'] })])
    await store.search.index(10)
  }
  const database = new DatabaseSync(join(folder, 'parley.db'))
  expect(wordsIn(database, 'ecretword')).toBeGreaterThan(0)
  database.exec("pragma foreign_keys = off; delete from turn where conversation = 8; delete from conversation where id = 'c7'")
  const found = await store.conversations.list({ q: 'secretword', limit: 5 })
  expect(found.rows).toEqual([])
  for (let steps = 0; (await store.search.index(10)) > 0; steps += 1) expect(steps).toBeLessThan(100)
  expect(wordsIn(database, 'ecretword')).toBe(0)
  expect((await store.conversations.list({ q: 'plain', limit: 50 })).rows).toHaveLength(39)
  database.close()
  await store.close()
})

test('conversations from before there was an inbox are listed, counted, labelled and found', async () => {
  const folder = await temporaryFolder()
  const old = new DatabaseSync(join(folder, 'parley.db'))
  for (const migration of migrations.slice(0, 3)) old.exec(migration)
  old.exec('pragma user_version = 3')
  const record = buildRecord({ id: 'c1', state: 'open.queue', turn: 1, seq: 1, inboxId: 'shop', labels: ['vip'] })
  const events = [{ seq: 1, at: start, type: 'message', id: 'm1', author: 'visitor', text: 'parcel' }]
  old
    .prepare(
      "insert into conversation (id, visitor, flow, version, status, owner, turn, updated_at, record) values ('c1', 'v', 'welcome', 1, 'open', 'queue', 1, ?, ?)",
    )
    .run(start, JSON.stringify(record))
  old
    .prepare(
      "insert into turn (conversation, turn, key, print, at, own_seq, last_seq, events, trace) values (1, 1, 'm:1', '', ?, 1, 1, ?, '{}')",
    )
    .run(start, JSON.stringify(events))
  old.close()

  const store = await createSqliteStore({ folder })
  await store.search.index(10)
  for (const query of [{ status: 'open', order: 'waiting' }, { inbox: 'shop' }, { label: 'vip' }, { q: 'parcel' }] as const) {
    const { rows } = await store.conversations.list({ limit: 5, ...query })
    expect(rows, JSON.stringify(query)).toMatchObject([{ record: { id: 'c1' }, unread: 0 }])
  }
  expect(await store.conversations.counts({})).toMatchObject({ unassigned: 1, inboxes: { shop: 1 }, unread: 0 })
  await store.close()
})
