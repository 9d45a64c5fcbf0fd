import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it, vi } from 'vitest'
import { createSqliteStore } from '../../runtime/store/sqlite/sqlite-store.ts'
import { temporaryFolder } from '../rig/temporary-folder.ts'

// A visitor has few conversations: sorting them costs less than one more index on what changes with every turn.
const sorts = /"visitor" = \?|frame\.value/

describe('every query of the SQLite store', () => {
  it('finds its rows by an index, in the order it wants them', async () => {
    const folder = await temporaryFolder()
    const prepare = vi.spyOn(DatabaseSync.prototype, 'prepare')
    const store = await createSqliteStore({ folder })
    const queries = [...new Set(prepare.mock.calls.map(([sql]) => sql))].filter(sql => /^(select|update|delete)/.test(sql))
    prepare.mockRestore()
    expect(queries.length).toBeGreaterThan(25)

    const database = new DatabaseSync(join(folder, 'parley.db'))
    for (const sql of queries) {
      const plan = database
        .prepare(`explain query plan ${sql}`)
        .all()
        .map(row => String(row['detail']))
      expect(plan.filter(isScan), `${sql}\n${plan.join('\n')}`).toEqual([])
      if (!sorts.test(sql))
        expect(
          plan.filter(step => step.includes('TEMP B-TREE')),
          sql,
        ).toEqual([])
    }
    database.close()
    await store.close()
  })

  it.each([
    ['timer_due', '"due_at" <= ?'],
    ['conversation_list', '"owner" = ? and (updated_at, n) <'],
    ['conversation_assignee', 'where "assignee" = ?'],
    ['turn_number', '"turn" >= ?'],
    ['effect_due', '"buried_at" is null and "due_at" <= ?'],
    ['effect_dead', '"buried_at" is not null order by'],
    ['turn_key', '"key" = ?'],
  ])('uses %s', async (index, part) => {
    const folder = await temporaryFolder()
    const prepare = vi.spyOn(DatabaseSync.prototype, 'prepare')
    const store = await createSqliteStore({ folder })
    const sql = prepare.mock.calls.map(([text]) => text).find(text => text.includes(part))
    prepare.mockRestore()
    const database = new DatabaseSync(join(folder, 'parley.db'))
    const plan = database
      .prepare(`explain query plan ${sql}`)
      .all()
      .map(row => String(row['detail']))
    expect(plan.join('\n')).toContain(index)
    database.close()
    await store.close()
  })
})

// Walking a partial index is reading what is wanted; an array of JSON is no table.
const isScan = (step: string): boolean =>
  step.startsWith('SCAN') && !/USING (COVERING )?INDEX (conversation_called|effect_dead|timer_due)|VIRTUAL TABLE/.test(step)
