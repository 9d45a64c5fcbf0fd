import type { DatabaseSync } from 'node:sqlite'
import type { Contact, Contacts } from '../contract.ts'
import { foldEmail } from '../fold-email.ts'
import type { Attempt } from './attempt.ts'
import { propertiesOf } from './row-json.ts'
import { createStatement, text } from './statement.ts'

/** Reads contacts. */
export function createContacts(database: DatabaseSync, attempt: Attempt): Contacts {
  const byId = createStatement(database, { id: text }, (queries, { id }) =>
    queries.selectFrom('contact').select(['id', 'email', 'said', 'stored', 'created_at']).where('id', '=', id),
  )
  const byEmail = createStatement(database, { email: text }, (queries, { email }) =>
    queries.selectFrom('contact').select(['id', 'email', 'said', 'stored', 'created_at']).where('email', '=', email),
  )
  const linked = createStatement(database, { id: text }, (queries, { id }) =>
    queries
      .selectFrom('conversation')
      .innerJoin('contact', 'contact.n', 'conversation.contact')
      .select(['contact.id as id', 'email', 'said', 'stored', 'created_at', 'contact_trust'])
      .where('conversation.id', '=', id),
  )
  return {
    get: id => attempt(() => contactIn(byId.get({ id }))),
    byEmail: email => attempt(() => contactIn(byEmail.get({ email: foldEmail(email) }))),
    ofConversation: id =>
      attempt(() => {
        const row = linked.get({ id })
        const contact = contactIn(row)
        return contact && { contact, trust: row?.contact_trust ?? 'unverified' }
      }),
  }
}

interface ContactRow {
  readonly id: string
  readonly email: string
  readonly said: string
  readonly stored: string
  readonly created_at: number
}

function contactIn(row: ContactRow | undefined): Contact | undefined {
  if (!row) return undefined
  const { id, email, said, stored, created_at: createdAt } = row
  return { id, email, properties: { ...propertiesOf(said), ...propertiesOf(stored) }, createdAt }
}
