import type { DatabaseSync } from 'node:sqlite'
import type { Found, StoredTurn, Trust, Work } from '../contract.ts'
import { eventsOf, propertiesOf, recordOf, teamOf, traceOf } from './row-json.ts'
import type { Shelf } from './shelf.ts'
import { createStatement, integer, text } from './statement.ts'

/** A conversation as a turn finds it; without `row` it is new. */
export interface Stored {
  readonly id: string
  readonly found: Found
  readonly row?: Shelf & Link & { readonly n: number }
}

/** The contact that a conversation is linked to, by row number. */
export interface Link {
  readonly contact: number | null
  readonly contact_trust: Trust | null
}

/** Loads what a turn starts from. */
export function createFinder(database: DatabaseSync): (work: Work) => Stored {
  const load = createStatement(database, { id: text }, (queries, { id }) =>
    queries
      .selectFrom('conversation')
      .select(['n', 'flow', 'version', 'called', 'status', 'owner', 'assignee', 'contact', 'contact_trust', 'record'])
      .where('id', '=', id),
  )
  const loadEarlier = createStatement(database, { conversation: integer, key: text }, (queries, { conversation, key }) =>
    queries
      .selectFrom('turn')
      .select(['turn', 'key', 'print', 'at', 'own_seq', 'events', 'team', 'trace'])
      .where('conversation', '=', conversation)
      .where('key', '=', key),
  )
  const loadContact = createStatement(database, { n: integer }, (queries, { n }) =>
    queries.selectFrom('contact').select(['email', 'said', 'stored']).where('n', '=', n),
  )

  return ({ conversation: id, key }) => {
    const row = load.get({ id })
    if (!row) return { id, found: {} }
    const found = { record: recordOf(row.record), ...vouchedOf(row), ...earlierOf(row.n, key) }
    return { id, found, row }
  }

  function vouchedOf({ contact: n, contact_trust }: Link): Pick<Found, 'vouched'> {
    if (n === null || contact_trust !== 'vouched') return {}
    const contact = loadContact.get({ n })
    if (!contact) return {}
    return { vouched: { ...propertiesOf(contact.said), ...propertiesOf(contact.stored), email: contact.email } }
  }

  function earlierOf(conversation: number, key: string): Pick<Found, 'earlier'> {
    const row = loadEarlier.get({ conversation, key })
    if (!row) return {}
    const { turn, print, at, own_seq: ownSeq } = row
    const earlier: StoredTurn = {
      turn,
      key,
      print,
      at,
      ownSeq,
      events: eventsOf(row.events),
      team: teamOf(row.team),
      trace: traceOf(row.trace),
    }
    return { earlier }
  }
}
