import type { DatabaseSync } from 'node:sqlite'
import type { Mails } from '../mails.ts'
import type { Attempt } from './attempt.ts'
import { createStatement, integer, text } from './statement.ts'
import { createTransaction } from './transaction.ts'

/** Counts the mails that flows send, by conversation. */
export function createMails(writer: DatabaseSync, attempt: Attempt): Mails {
  const place = createStatement(writer, { id: text }, (queries, { id }) =>
    queries.selectFrom('conversation').select('n').where('id', '=', id),
  )
  const known = createStatement(writer, { n: integer, key: text }, (queries, { n, key }) =>
    queries.selectFrom('flow_mail').select('at').where('conversation', '=', n).where('key', '=', key),
  )
  const count = createStatement(writer, { n: integer, since: integer }, (queries, { n, since }) =>
    queries
      .selectFrom('flow_mail')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('conversation', '=', n)
      .where('at', '>', since),
  )
  const add = createStatement(writer, { conversation: integer, key: text, at: integer }, (queries, mail) =>
    queries.insertInto('flow_mail').values(mail),
  )
  const transaction = createTransaction(writer)
  return {
    admit: (id, key, { at, since, most }) =>
      attempt(() =>
        transaction(() => {
          const n = place.get({ id })?.n
          if (n === undefined) return false
          if (known.get({ n, key })) return true
          if ((count.get({ n, since })?.count ?? 0) >= most) return false
          add.run({ conversation: n, key, at })
          return true
        }),
      ),
  }
}
