import type { DatabaseSync } from 'node:sqlite'
import type { SealedSecret, SealedSecrets } from '../secrets.ts'
import type { Attempt } from './attempt.ts'
import { createStatement, integer, text } from './statement.ts'
import { createTransaction } from './transaction.ts'

/** Keeps sealed credentials. */
export function createSealedSecrets(writer: DatabaseSync, reader: DatabaseSync, attempt: Attempt): SealedSecrets {
  const list = createStatement(reader, { owner: text }, (queries, { owner }) =>
    queries.selectFrom('secret').selectAll().where('owner', '=', owner).orderBy('name'),
  )
  const get = createStatement(reader, { owner: text, name: text }, (queries, { owner, name }) =>
    queries.selectFrom('secret').selectAll().where('owner', '=', owner).where('name', '=', name),
  )
  const put = createStatement(writer, slots, (queries, { owner, name, ...sealed }) =>
    queries
      .insertInto('secret')
      .values({ owner, name, ...sealed })
      .onConflict(conflict => conflict.columns(['owner', 'name']).doUpdateSet(sealed)),
  )
  const remove = createStatement(writer, { owner: text, name: text }, (queries, { owner, name }) =>
    queries.deleteFrom('secret').where('owner', '=', owner).where('name', '=', name),
  )
  const others = createStatement(reader, { key: text }, (queries, { key }) =>
    queries.selectFrom('secret').selectAll().where('key', '<>', key).orderBy('owner').orderBy('name'),
  )
  const reseal = createStatement(writer, { ...slots, was: text }, (queries, { owner, name, was, key, iv, tag, data }) =>
    queries
      .updateTable('secret')
      .set({ key, iv, tag, data })
      .where('owner', '=', owner)
      .where('name', '=', name)
      .where('iv', '=', was),
  )
  const transaction = createTransaction(writer)
  return {
    list: owner => attempt(() => list.all({ owner })),
    get: (owner, name) => attempt(() => get.get({ owner, name })),
    put: secret => attempt(() => void put.run({ ...secret })),
    remove: (owner, name) => attempt(() => remove.run({ owner, name }) > 0),
    sealedOtherwise: key => attempt(() => others.all({ key })),
    reseal: changes =>
      attempt(() =>
        transaction(() => {
          for (const { from, to } of changes) reseal.run({ ...to, was: from.iv })
        }),
      ),
  }
}

const slots = { owner: text, name: text, key: text, iv: text, tag: text, data: text, at: integer, by: text } satisfies Record<
  keyof SealedSecret,
  unknown
>
