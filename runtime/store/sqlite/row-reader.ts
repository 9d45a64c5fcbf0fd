import type { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import type { LinkedContact, Row } from '../contract.ts'
import { nameIn } from '../name-in.ts'
import { propertiesOf, recordOf } from './row-json.ts'
import { createStatement, integer } from './statement.ts'

/** Reads what a list shows of a conversation, by its number. */
export function createRowReader(database: DatabaseSync): (n: number) => Row | undefined {
  const load = createStatement(database, { n: integer }, (queries, { n }) =>
    queries
      .selectFrom('conversation')
      .leftJoin('contact', 'contact.n', 'conversation.contact')
      .leftJoin('read_mark', join =>
        join.onRef('read_mark.conversation', '=', 'conversation.n').on('read_mark.by', '=', sql.lit('team')),
      )
      .select([
        'record',
        'updated_at',
        'heard',
        'contact_trust',
        'contact.id as contact',
        'contact.email as email',
        'said',
        'stored',
        'up_to',
      ])
      .where('conversation.n', '=', n),
  )
  const backwards = createStatement(database, { n: integer }, (queries, { n }) =>
    queries.selectFrom('turn').select(['own_seq', 'last_seq']).where('conversation', '=', n).orderBy('turn', 'desc'),
  )

  function unreadOf(n: number, heard: number, upTo: number): number {
    let unread = 0
    if (heard <= upTo) return unread
    for (const { own_seq, last_seq } of backwards.each({ n })) {
      if (last_seq <= upTo || unread === mostUnread) break
      if (own_seq > upTo) unread += 1
    }
    return unread
  }

  return n => {
    const row = load.get({ n })
    if (!row) return undefined
    const { record, updated_at: updatedAt, heard, up_to } = row
    const contact = contactOf(row)
    return { record: recordOf(record), updatedAt, unread: unreadOf(n, heard, up_to ?? 0), ...(contact ? { contact } : {}) }
  }
}

const mostUnread = 100

interface Linked {
  readonly contact: string | null
  readonly email: string | null
  readonly said: string | null
  readonly stored: string | null
  readonly contact_trust: LinkedContact['trust'] | null
}

function contactOf({ contact: id, email, said, stored, contact_trust: trust }: Linked): LinkedContact | undefined {
  if (id === null || trust === null) return undefined
  const name = nameIn({ ...propertiesOf(said ?? '{}'), ...propertiesOf(stored ?? '{}') })
  return { id, trust, ...(email === null ? {} : { email }), ...(name === undefined ? {} : { name }) }
}
