import type { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import { createIntakeMover } from './intake-mover.ts'
import { eventsOf } from './row-json.ts'
import { createStatement, integer, text } from './statement.ts'

/** Takes away a conversation with all that hangs on it. Inside a transaction of the caller's. */
export interface ConversationEraser {
  /** Evidence stays, under the receipt; words of it that name somebody go, and only their hash is left. */
  erase(
    n: number,
    receipt: string,
    personal: readonly string[],
  ): { readonly files: readonly string[]; readonly texts: readonly string[] }
  /** Whoever has no other conversation is forgotten. */
  eraseVisitor(visitor: string): void
}

export function createConversationEraser(writer: DatabaseSync): ConversationEraser {
  const files = createStatement(writer, { n: integer }, (queries, { n }) =>
    queries.selectFrom('file').select('id').where('conversation', '=', n),
  )
  const turns = createStatement(writer, { n: integer }, (queries, { n }) =>
    queries.selectFrom('turn').select('events').where('conversation', '=', n).orderBy('turn'),
  )
  const consents = createStatement(writer, { n: integer }, (queries, { n }) =>
    queries.selectFrom('consent').select(['n', 'text', 'page']).where('conversation', '=', n),
  )
  const detach = createStatement(writer, { n: integer, receipt: text, text, page: text }, (queries, { n, page, ...kept }) =>
    queries
      .updateTable('consent')
      .set({ ...kept, page: sql<string | null>`nullif(${page}, '')`, conversation: null, answer: null })
      .where('n', '=', n),
  )
  const forget = createStatement(writer, { visitor: text }, (queries, { visitor }) =>
    queries
      .deleteFrom('visitor')
      .where('id', '=', visitor)
      .where(sql<boolean>`not exists (select 1 from conversation where conversation.visitor = ${visitor})`),
  )
  const unlink = createStatement(writer, { visitor: text }, (queries, { visitor }) =>
    queries
      .deleteFrom('contact_visitor')
      .where('visitor', '=', visitor)
      .where(sql<boolean>`not exists (select 1 from conversation where conversation.visitor = ${visitor})`),
  )
  const peers = createStatement(writer, { n: integer }, (queries, { n }) =>
    queries.selectFrom('peer').select(['channel', 'sender']).where('conversation', '=', n),
  )
  const intake = createIntakeMover(writer)
  // Whoever adds a table of what belongs to conversations need not think of this: that it points there is enough.
  const dependents = dependentsOf(writer).map(({ table, column }) =>
    createStatement(writer, { n: integer }, (queries, { n }) => {
      const query = sql`delete from ${sql.table(table)} where ${sql.ref(column)} = ${n}`
      return { compile: () => query.compile(queries) }
    }),
  )
  const remove = createStatement(writer, { n: integer }, (queries, { n }) =>
    queries.deleteFrom('conversation').where('n', '=', n),
  )

  return {
    erase(n, receipt, personal) {
      const gone = {
        files: files.all({ n }).map(({ id }) => id),
        texts: turns.all({ n }).flatMap(({ events }) => wordsIn(events)),
      }
      for (const { n: evidence, text: shown, page } of consents.all({ n })) {
        const names = personal.some(word => shown.toLowerCase().includes(word.toLowerCase()))
        detach.run({ n: evidence, receipt, text: names ? '' : shown, page: pathOf(page) })
      }
      // What they have sent since and no turn has taken yet is theirs too.
      for (const { channel, sender } of peers.all({ n })) intake.forget(channel, sender)
      for (const dependent of dependents) dependent.run({ n })
      remove.run({ n })
      return gone
    },
    eraseVisitor(visitor) {
      forget.run({ visitor })
      unlink.run({ visitor })
    },
  }
}

function dependentsOf(database: DatabaseSync): readonly { readonly table: string; readonly column: string }[] {
  return database
    .prepare(
      `select t.name as name, f."from" as field from sqlite_schema as t join pragma_foreign_key_list(t.name) as f
       where t.type = 'table' and f."table" = 'conversation' and t.name <> 'consent'`,
    )
    .all()
    .map(row => ({ table: String(row['name']), column: String(row['field']) }))
}

// What follows the path of an address often says who reads it.
function pathOf(page: string | null): string {
  const url = page === null ? null : URL.parse(page)
  return url === null ? '' : `${url.origin}${url.pathname}`
}

/** The beginnings of what visitors wrote: enough to see whether any of it is left somewhere. */
function wordsIn(events: string | null): readonly string[] {
  return eventsOf(events).flatMap(event =>
    event.type === 'message' && event.author === 'visitor' && event.text.length >= 12 ? [event.text.slice(0, 60)] : [],
  )
}
