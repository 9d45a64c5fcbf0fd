import { randomUUID } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { failpoint } from '../../failpoints.ts'
import type { TurnCommit } from '../contract.ts'
import { foldEmail } from '../fold-email.ts'
import type { Link, Stored } from './finder.ts'
import { propertiesOf } from './row-json.ts'
import { createStatement, integer, text } from './statement.ts'

/**
 * Makes or links the contact that a turn names, and says what the conversation is linked to. Naming somebody's address proves
 * nothing: the link is unverified, and values go only to a contact that this visitor made.
 */
export function createContactWriter(database: DatabaseSync): (stored: Stored, commit: TurnCommit) => Link {
  const byNumber = createStatement(database, { n: integer }, (queries, { n }) =>
    queries.selectFrom('contact').select(['n', 'made_by', 'said']).where('n', '=', n),
  )
  const byEmail = createStatement(database, { email: text }, (queries, { email }) =>
    queries.selectFrom('contact').select(['n', 'made_by', 'said']).where('email', '=', email),
  )
  const insert = createStatement(database, contactSlots, (queries, slots) => queries.insertInto('contact').values(slots))
  const say = createStatement(database, { n: integer, said: text }, (queries, { n, said }) =>
    queries.updateTable('contact').set({ said }).where('n', '=', n),
  )

  return ({ row }, { contact, record, turn }) => {
    const link: Link = { contact: row?.contact ?? null, contact_trust: row?.contact_trust ?? null }
    if (!contact) return link
    const linked = writeContact(link, foldEmail(contact.email), valuesOf(contact.said), record.visitorId, turn.at)
    failpoint('commit.wrote-contact')
    return linked
  }

  function writeContact(link: Link, email: string, said: Said, visitor: string, at: number): Link {
    const existing = link.contact === null ? byEmail.get({ email }) : byNumber.get({ n: link.contact })
    if (!existing) {
      const row = { id: randomUUID(), email, made_by: visitor, said: JSON.stringify(said), stored: '{}', created_at: at }
      return { contact: insert.insert(row), contact_trust: 'unverified' }
    }
    if (existing.made_by === visitor) {
      say.run({ n: existing.n, said: JSON.stringify({ ...propertiesOf(existing.said), ...said }) })
    }
    return link.contact === null ? { contact: existing.n, contact_trust: 'unverified' } : link
  }
}

type Said = Readonly<Record<string, unknown>>

const contactSlots = { id: text, email: text, made_by: text, said: text, stored: text, created_at: integer }

// The address is the contact's own column; saying another one later does not move the contact.
function valuesOf(said: Said): Said {
  return Object.fromEntries(Object.entries(said).filter(([name]) => name !== 'email'))
}
