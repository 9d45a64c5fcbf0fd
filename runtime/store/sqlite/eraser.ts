import { createHash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import { ParleyError } from '../../errors/parley-error.ts'
import type { Erased, OwnedConversation, Receipt } from '../contacts.ts'
import { nameIn } from '../name-in.ts'
import type { ContactRow, ContactRows } from './contact-rows.ts'
import { createConversationEraser } from './conversation-eraser.ts'
import { propertiesOf } from './row-json.ts'
import { createStatement, integer, text } from './statement.ts'
import { createTransaction } from './transaction.ts'

/** Takes away all that is a contact's. */
export interface Eraser {
  group(n: number): readonly string[]
  conversations(n: number): readonly OwnedConversation[]
  erase(id: string, receipt: Receipt): Erased
  receipts(): readonly Receipt[]
  remember(receipts: readonly Receipt[]): void
  among(hashes: ReadonlySet<string>): readonly { readonly id: string; readonly hash: string }[]
}

export function createEraser(writer: DatabaseSync, rows: ContactRows): Eraser {
  const transaction = createTransaction(writer)
  const conversation = createConversationEraser(writer)
  const owned = createStatement(writer, { n: integer }, (queries, { n }) =>
    queries
      .selectFrom('conversation')
      .select(['n', 'id', 'visitor', 'status', 'contact', 'contact_trust'])
      .where(
        sql<boolean>`n in (
          select c.n from conversation as c where c.contact = ${n}
          union all
          select c.n from conversation as c where c.contact is null and c.visitor in (
            select v.visitor from contact_visitor as v where v.contact = ${n} and v.trust = 'vouched'
            union all select k.made_by from contact as k where k.n = ${n}
            union all select k.made_by from contact as k where k.merged_into = ${n}
          )
        )`,
      )
      .orderBy('n'),
  )
  const merged = createStatement(writer, { n: integer }, (queries, { n }) =>
    queries.selectFrom('contact').selectAll().where('merged_into', '=', n),
  )
  const ids = createStatement(writer, {}, queries => queries.selectFrom('contact').select('id').orderBy('id'))
  const tables = [
    createStatement(writer, { n: integer }, (q, { n }) => q.deleteFrom('contact_words').where('rowid', '=', n)),
    createStatement(writer, { n: integer }, (q, { n }) => q.deleteFrom('contact_visitor').where('contact', '=', n)),
    createStatement(writer, { n: integer }, (q, { n }) => q.deleteFrom('contact_list').where('contact', '=', n)),
    createStatement(writer, { n: integer }, (q, { n }) => q.deleteFrom('contact_change').where('contact', '=', n)),
    createStatement(writer, { n: integer }, (q, { n }) => q.deleteFrom('contact_merge').where('contact', '=', n)),
    createStatement(writer, { n: integer }, (q, { n }) => q.deleteFrom('contact_merge').where('source', '=', n)),
    createStatement(writer, { n: integer }, (q, { n }) => q.deleteFrom('contact').where('n', '=', n)),
  ]
  const receipts = createStatement(writer, {}, queries => queries.selectFrom('erasure').selectAll().orderBy('id'))
  const receive = createStatement(writer, { id: text, contact_hash: text, at: integer }, (queries, values) =>
    queries
      .insertInto('erasure')
      .values(values)
      .onConflict(conflict => conflict.doNothing()),
  )
  const remember = ({ id, contactHashes, at }: Receipt): number => receive.run({ id, contact_hash: contactHashes.join(' '), at })

  return {
    group: n => [rows.at(n), ...merged.all({ n })].flatMap(row => (row ? [row.id] : [])),
    conversations: n =>
      owned.all({ n }).map(({ id, status, contact, contact_trust: trust }) => ({
        id,
        isClosed: status === 'closed',
        ...(contact === null || trust === null ? {} : { trust }),
      })),
    erase: (id, receipt) =>
      transaction(() => {
        const row = rows.byId(id)
        if (!row) throw new ParleyError('contact_unknown', { id })
        const all = [...merged.all({ n: row.n }), row]
        const own = owned.all({ n: row.n })
        const personal = all.flatMap(textsOf)
        const gone = own.map(found => conversation.erase(found.n, receipt.id, personal))
        for (const visitor of new Set(own.map(found => found.visitor))) conversation.eraseVisitor(visitor)
        for (const { n } of all) for (const table of tables) table.run({ n })
        remember(receipt)
        return {
          conversations: own.map(found => found.id),
          files: gone.flatMap(({ files }) => files),
          texts: [...new Set([...personal, ...gone.flatMap(({ texts }) => texts)])],
        }
      }),
    receipts: () => receipts.all({}).map(({ id, contact_hash, at }) => ({ id, contactHashes: contact_hash.split(' '), at })),
    remember: list => transaction(() => list.forEach(remember)),
    among: hashes =>
      ids
        .all({})
        .map(({ id }) => ({ id, hash: createHash('sha256').update(id).digest('hex') }))
        .filter(({ hash }) => hashes.has(hash)),
  }
}

/** What names somebody: short values name nobody, and stand everywhere. */
function textsOf({ email, said, stored }: ContactRow): readonly string[] {
  return [propertiesOf(said), propertiesOf(stored)]
    .flatMap(values => [nameIn(values), ...Object.values(values)])
    .concat(email)
    .filter(value => typeof value === 'string')
    .filter(value => value.length >= 4)
}
