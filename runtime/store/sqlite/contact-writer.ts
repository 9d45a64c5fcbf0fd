import type { DatabaseSync } from 'node:sqlite'
import { ParleyError } from '../../errors/parley-error.ts'
import { failpoint } from '../../failpoints.ts'
import type { TurnCommit } from '../contract.ts'
import { foldEmail } from '../fold-email.ts'
import { type ContactRow, createContactRows } from './contact-rows.ts'
import type { Link, Stored } from './finder.ts'
import { createLinks } from './links.ts'
import { createListWriter } from './list-writer.ts'
import { propertiesOf } from './row-json.ts'

/**
 * Makes or links the contact that a turn names, and says what the conversation is linked to. Naming somebody's address proves
 * nothing: the link is unverified, and values go only to a contact that this visitor made, or whom the team has confirmed.
 */
export function createContactWriter(database: DatabaseSync): (stored: Stored, commit: TurnCommit) => Link {
  const rows = createContactRows(database)
  const links = createLinks(database)
  const lists = createListWriter(database)

  return (stored, commit) => {
    const { contact, link: act, record, turn } = commit
    const before = linkBefore(stored, record.visitorId)
    const link = act ? linkAgain(before, stored, commit, act) : before
    const linked = contact ? writeContact(link, foldEmail(contact.email), valuesOf(contact.said), commit) : link
    if (linked.contact !== null) {
      if (turn.ownSeq > 0) rows.seen(linked.contact, turn.at)
      if (act || contact) settle(stored, linked.contact, linked, commit)
    }
    if (act || contact) failpoint('commit.wrote-contact')
    return linked
  }

  /** What was known before this turn: of a new conversation, what its visitor is. */
  function linkBefore({ row }: Stored, visitor: string): Link {
    if (row) return { contact: row.contact, contact_trust: row.contact_trust }
    const contact = links.vouchedOf(visitor)
    return contact === undefined ? { contact: null, contact_trust: null } : { contact, contact_trust: 'vouched' }
  }

  /** The team has said who this is. */
  function linkAgain(link: Link, { id }: Stored, { record, turn }: TurnCommit, act: NonNullable<TurnCommit['link']>): Link {
    const named = 'contact' in act ? rows.byId(act.contact) : undefined
    if ('contact' in act && !named) throw new ParleyError('contact_unknown', { id: act.contact })
    const n = named?.n ?? link.contact
    const contact = n === null ? undefined : rows.at(n)
    if (!contact) throw new ParleyError('contact_not_linked', { id })
    if (link.contact !== null && link.contact !== contact.n) links.drop(link.contact, record.visitorId, id)
    links.vouch(contact.n, record.visitorId, turn.at, id)
    fillGaps(contact, valuesOf(record.said), id, turn.at)
    rows.log(contact.n, { at: turn.at, actor: turn.trace.actor, type: 'confirmed', conversation: id })
    return { contact: contact.n, contact_trust: 'vouched' }
  }

  /** What was said before the team knew who it was does not stand before what is kept. */
  function fillGaps(row: ContactRow, said: Values, conversation: string, at: number): void {
    const known = { ...propertiesOf(row.said), ...propertiesOf(row.stored) }
    const fresh = Object.fromEntries(Object.entries(said).filter(([name]) => !Object.hasOwn(known, name)))
    if (Object.keys(fresh).length > 0) say(row, fresh, conversation, at)
  }

  function writeContact(link: Link, email: string, said: Values, { record, turn }: TurnCommit): Link {
    const { visitorId: visitor, id: conversation } = record
    const existing = link.contact === null ? rows.byEmail(email) : rows.at(link.contact)
    if (!existing) {
      const { n } = rows.insert({
        email,
        made_by: visitor,
        said: JSON.stringify(said),
        said_at: JSON.stringify(placesOf(said, conversation, turn.at)),
        stored: '{}',
        owner: null,
        created_at: turn.at,
        seen_at: turn.at,
      })
      rows.log(n, { at: turn.at, actor: turn.trace.actor, type: 'created', conversation })
      links.add(n, visitor, turn.at)
      return { contact: n, contact_trust: 'unverified' }
    }
    if (existing.made_by === visitor || link.contact_trust === 'vouched') say(existing, said, conversation, turn.at)
    if (link.contact !== null) return link
    links.add(existing.n, visitor, turn.at)
    return { contact: existing.n, contact_trust: 'unverified' }
  }

  function say(row: ContactRow, said: Values, conversation: string, at: number): void {
    const before = propertiesOf(row.said)
    const fresh = Object.fromEntries(Object.entries(said).filter(([name, value]) => !isSame(before[name], value)))
    if (Object.keys(fresh).length === 0) return
    rows.put({
      ...row,
      said: JSON.stringify({ ...before, ...fresh }),
      said_at: JSON.stringify({ ...propertiesOf(row.said_at), ...placesOf(fresh, conversation, at) }),
    })
  }

  /** Lists that a flow put the visitor on before there was a contact. */
  function settle({ row }: Stored, contact: number, { contact_trust }: Link, { record, turn }: TurnCommit): void {
    if (!row) return
    const isMaker = rows.at(contact)?.made_by === record.visitorId
    const spokeBefore = row.contact === contact && (isMaker || row.contact_trust === 'vouched')
    if (spokeBefore || !(isMaker || contact_trust === 'vouched')) return
    lists.catchUp(row.n, contact, record.id, turn.at, turn.trace.actor)
  }
}

type Values = Readonly<Record<string, unknown>>

// The address is the contact's own column; saying another one later does not move the contact.
function valuesOf(said: Values): Values {
  return Object.fromEntries(Object.entries(said).filter(([name]) => name !== 'email'))
}

function placesOf(said: Values, conversation: string, at: number): Values {
  return Object.fromEntries(Object.keys(said).map(name => [name, { at, conversation }]))
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
