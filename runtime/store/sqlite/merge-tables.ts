import type { DatabaseSync } from 'node:sqlite'
import type { Trust } from '../contract.ts'
import { createStatement, integer, text } from './statement.ts'

/** Rows of a contact that went to another, as they were. */
export interface MovedRows {
  readonly conversations: readonly { readonly n: number; readonly trust: Trust | null }[]
  readonly visitors: readonly {
    readonly visitor: string
    readonly trust: Trust
    readonly since: number
    /** What the target knew of the visitor. */
    readonly known: Trust | null
  }[]
  readonly lists: readonly { readonly list: string; readonly at: number; readonly isNew: boolean }[]
  /** Contacts that had gone into the one that goes now. */
  readonly earlier: readonly number[]
}

/** Moves all rows that name one contact to another, and back. What hangs on conversations goes with them. */
export function createMergeTables(writer: DatabaseSync) {
  const pair = { contact: integer, visitor: text }
  const conversations = createStatement(writer, { n: integer }, (queries, { n }) =>
    queries.selectFrom('conversation').select(['n', 'contact_trust as trust']).where('contact', '=', n),
  )
  const conversation = createStatement(writer, { n: integer }, (queries, { n }) =>
    queries.selectFrom('conversation').select(['contact', 'contact_trust as trust']).where('n', '=', n),
  )
  const relink = createStatement(writer, { n: integer, contact: integer }, (queries, { n, contact }) =>
    queries.updateTable('conversation').set({ contact }).where('n', '=', n),
  )
  const ofVisitor = createStatement(writer, pair, (queries, { contact, visitor }) =>
    queries.selectFrom('conversation').select('n').where('visitor', '=', visitor).where('contact', '=', contact).limit(1),
  )
  const visitors = createStatement(writer, { n: integer }, (queries, { n }) =>
    queries.selectFrom('contact_visitor').select(['visitor', 'trust', 'since']).where('contact', '=', n),
  )
  const trustOf = createStatement(writer, pair, (queries, { contact, visitor }) =>
    queries.selectFrom('contact_visitor').select('trust').where('contact', '=', contact).where('visitor', '=', visitor),
  )
  const putVisitor = createStatement(writer, visitorSlots, (queries, { contact, visitor, trust, since }) =>
    queries
      .insertInto('contact_visitor')
      .values({ contact, visitor, trust, since })
      .onConflict(conflict => conflict.columns(['contact', 'visitor']).doUpdateSet({ trust })),
  )
  const dropVisitor = createStatement(writer, pair, (queries, { contact, visitor }) =>
    queries.deleteFrom('contact_visitor').where('contact', '=', contact).where('visitor', '=', visitor),
  )
  const lists = createStatement(writer, { n: integer }, (queries, { n }) =>
    queries.selectFrom('contact_list').select(['list', 'at']).where('contact', '=', n),
  )
  const putList = createStatement(writer, { contact: integer, list: text, at: integer }, (queries, values) =>
    queries
      .insertInto('contact_list')
      .values(values)
      .onConflict(conflict => conflict.doNothing()),
  )
  const dropList = createStatement(writer, { contact: integer, list: text }, (queries, { contact, list }) =>
    queries.deleteFrom('contact_list').where('list', '=', list).where('contact', '=', contact),
  )
  const earlier = createStatement(writer, { n: integer }, (queries, { n }) =>
    queries.selectFrom('contact').select('n').where('merged_into', '=', n),
  )
  const point = createStatement(writer, { n: integer, to: integer }, (queries, { n, to }) =>
    queries.updateTable('contact').set({ merged_into: to }).where('n', '=', n),
  )
  const add = createStatement(writer, mergeSlots, (queries, values) => queries.insertInto('contact_merge').values(values))
  const find = createStatement(writer, { contact: integer, id: text }, (queries, { contact, id }) =>
    queries.selectFrom('contact_merge').selectAll().where('id', '=', id).where('contact', '=', contact),
  )
  const last = createStatement(writer, { contact: integer }, (queries, { contact }) =>
    queries.selectFrom('contact_merge').select('n').where('contact', '=', contact).orderBy('n', 'desc').limit(1),
  )
  const remove = createStatement(writer, { n: integer }, (queries, { n }) =>
    queries.deleteFrom('contact_merge').where('n', '=', n),
  )

  return {
    move(source: number, target: number): MovedRows {
      const moved: MovedRows = {
        conversations: conversations.all({ n: source }),
        visitors: visitors.all({ n: source }).map(row => {
          const known = trustOf.get({ contact: target, visitor: row.visitor })?.trust ?? null
          return { ...row, known }
        }),
        lists: lists.all({ n: source }).map(row => ({ ...row, isNew: putList.run({ ...row, contact: target }) > 0 })),
        earlier: earlier.all({ n: source }).map(row => row.n),
      }
      for (const { n } of moved.conversations) relink.run({ n, contact: target })
      for (const { visitor, trust, since, known } of moved.visitors) {
        putVisitor.run({ contact: target, visitor, since, trust: known === 'vouched' ? known : trust })
        dropVisitor.run({ contact: source, visitor })
      }
      for (const { list } of moved.lists) dropList.run({ contact: source, list })
      for (const n of moved.earlier) point.run({ n, to: target })
      return moved
    },
    moveBack(source: number, target: number, moved: MovedRows): void {
      for (const { n, trust } of moved.conversations) {
        const now = conversation.get({ n })
        // Whose it is has been said anew since, or it is gone.
        if (now?.contact === target && now.trust === trust) relink.run({ n, contact: source })
      }
      for (const { visitor, trust, since, known } of moved.visitors) {
        putVisitor.run({ contact: source, visitor, since, trust })
        const isConfirmedSince = trustOf.get({ contact: target, visitor })?.trust !== (known === 'vouched' ? known : trust)
        if (isConfirmedSince) continue
        if (known !== null) putVisitor.run({ contact: target, visitor, since, trust: known })
        else if (!ofVisitor.get({ contact: target, visitor })) dropVisitor.run({ contact: target, visitor })
      }
      for (const { list, at, isNew } of moved.lists) {
        putList.run({ contact: source, list, at })
        if (isNew) dropList.run({ contact: target, list })
      }
      for (const n of moved.earlier) point.run({ n, to: source })
    },
    add: (row: typeof mergeSlots): number => add.insert(row),
    find: (contact: number, id: string) => find.get({ contact, id }),
    last: (contact: number): number | undefined => last.get({ contact })?.n,
    remove: (n: number): number => remove.run({ n }),
  }
}

const visitorSlots: { contact: number; visitor: string; trust: Trust; since: number } = {
  contact: integer,
  visitor: text,
  trust: 'unverified',
  since: integer,
}
const mergeSlots = { id: text, contact: integer, source: integer, at: integer, actor: text, moved: text }
