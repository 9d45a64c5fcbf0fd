import type { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import { createStatement, integer, text } from './statement.ts'

/** Which visitors are whom. Inside a transaction of the caller's. */
export interface Links {
  /** The contact that the team said last this visitor is. */
  vouchedOf(visitor: string): number | undefined
  /** Unverified, unless more is known. */
  add(contact: number, visitor: string, since: number): void
  /** From now on vouched for; what is nobody's or only said to be somebody's follows. */
  vouch(contact: number, visitor: string, since: number, conversation: string): void
  /** Forgets that a visitor may be this contact, when no other conversation than this one says so. */
  drop(contact: number, visitor: string, conversation: string): void
}

export function createLinks(database: DatabaseSync): Links {
  const slots = { contact: integer, visitor: text, since: integer }
  const vouchedOf = createStatement(database, { visitor: text }, (queries, { visitor }) =>
    queries
      .selectFrom('contact_visitor')
      .select(['contact', 'since'])
      .where('visitor', '=', visitor)
      .where('trust', '=', sql.lit('vouched')),
  )
  const add = createStatement(database, slots, (queries, values) =>
    queries
      .insertInto('contact_visitor')
      .values({ ...values, trust: sql.lit('unverified') })
      .onConflict(conflict => conflict.doNothing()),
  )
  const vouch = createStatement(database, slots, (queries, values) =>
    queries
      .insertInto('contact_visitor')
      .values({ ...values, trust: sql.lit('vouched') })
      .onConflict(conflict => conflict.columns(['contact', 'visitor']).doUpdateSet({ trust: sql.lit('vouched') })),
  )
  const follow = createStatement(
    database,
    { contact: integer, visitor: text, conversation: text },
    (queries, { contact, visitor, conversation }) =>
      queries
        .updateTable('conversation')
        .set({ contact, contact_trust: sql.lit('vouched') })
        .where('visitor', '=', visitor)
        .where('id', '<>', conversation)
        .where(({ eb, or }) => or([eb('contact', 'is', null), eb('contact_trust', '=', 'unverified')])),
  )
  const others = createStatement(
    database,
    { contact: integer, visitor: text, conversation: text },
    (queries, { contact, visitor, conversation }) =>
      queries
        .selectFrom('conversation')
        .select('n')
        .where('visitor', '=', visitor)
        .where('contact', '=', contact)
        .where('id', '<>', conversation)
        .limit(1),
  )
  const unverified = createStatement(database, { visitor: text }, (queries, { visitor }) =>
    queries
      .selectFrom('contact_visitor')
      .select('contact')
      .where('visitor', '=', visitor)
      .where('trust', '=', sql.lit('unverified')),
  )
  // Who is unverified elsewhere and was linked here only by having typed an address is no longer said to be that contact.
  const drop = createStatement(database, { contact: integer, visitor: text }, (queries, { contact, visitor }) =>
    queries.deleteFrom('contact_visitor').where('contact', '=', contact).where('visitor', '=', visitor),
  )

  return {
    vouchedOf: visitor => vouchedOf.all({ visitor }).sort((a, b) => b.since - a.since)[0]?.contact,
    add: (contact, visitor, since) => void add.run({ contact, visitor, since }),
    vouch(contact, visitor, since, conversation) {
      for (const { contact: other } of unverified.all({ visitor })) if (other !== contact) drop.run({ contact: other, visitor })
      vouch.run({ contact, visitor, since })
      follow.run({ contact, visitor, conversation })
    },
    drop(contact, visitor, conversation) {
      if (!others.get({ contact, visitor, conversation })) drop.run({ contact, visitor })
    },
  }
}
