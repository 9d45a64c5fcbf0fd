import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it, vi } from 'vitest'
import { createSqliteStore } from '../../runtime/store/sqlite/sqlite-store.ts'
import { temporaryFolder } from '../rig/temporary-folder.ts'

// What few conversations have in common, and what waits, is sorted: that costs less than one more index on what changes with
// every turn.
const sorts =
  /"visitor" = \?|frame\.value|"n" in \(select|coalesce\(waiting_since|group by|union|"contact" = \?|"peer"."channel" = \?/

describe('every query of the SQLite store', () => {
  it('finds its rows by an index, in the order it wants them', async () => {
    const folder = await temporaryFolder()
    const prepare = vi.spyOn(DatabaseSync.prototype, 'prepare')
    const store = await createSqliteStore({ folder })
    const queries = [...new Set(prepare.mock.calls.map(([sql]) => sql))].filter(
      sql => /^(select|update|delete)/.test(sql) && !sql.includes('sqlite_schema'),
    )
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
    ['conversation_open (updated_at<?)', "where status <> 'closed' and (updated_at, conversation.n) <"],
    ['conversation_closed (updated_at<?)', "where status = 'closed' and (updated_at, conversation.n) <"],
    ['conversation_spam (updated_at<?)', 'where spam = 1 and (updated_at, conversation.n) <'],
    ['COVERING INDEX conversation_open', 'select "status", "owner", "inbox"'],
    ['COVERING INDEX conversation_open', 'select "at_node" as "node", count(*)'],
    ['COVERING INDEX conversation_open', 'json_each(conversation.stacked)'],
    ['conversation_assignee (assignee=? AND updated_at<?)', 'where assignee = ?'],
    ['turn_number', '"turn" >= ?'],
    ['effect_due', '"buried_at" is null and "due_at" <= ?'],
    ['effect_dead', '"buried_at" is not null order by'],
    ['turn_key', '"key" = ?'],
    ['contact_recent (seen_at<?)', '(seen_at, n) <'],
    ['contact_name', '(sort_name, n) >'],
    ['contact_created', '(created_at, n) <'],
    ['ticket_owner', '"ticket"."owner" = ?'],
    ['ticket_status', 'where ticket.status = ?'],
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

// Walking a partial index is reading what is wanted, and so is counting contacts, reading the team, or reading all labels or the first rows of a table; JSON is no table.
const isScan = (step: string): boolean =>
  step.startsWith('SCAN') &&
  !/USING (COVERING )?INDEX (conversation_(called|open|closed|spam|version)|intake_(open|dead)|outbox_(open|failed)|effect_dead|timer_due|contact_created|sqlite_autoindex_contact_1)|VIRTUAL TABLE|CONSTANT ROW|(label|search_(stale|purge)|some|audit|erasure|contact_list|member|team|session|link|api_token|secret)$/.test(
    step,
  )
