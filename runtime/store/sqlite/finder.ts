import type { DatabaseSync } from 'node:sqlite'
import type { Found, Giver, StoredTurn, Trust, Work } from '../contract.ts'
import { createLinks } from './links.ts'
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
      .select([
        'n',
        'flow',
        'version',
        'called',
        'status',
        'owner',
        'assignee',
        'team',
        'spam',
        'contact',
        'contact_trust',
        'record',
      ])
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
  const loadFile = createStatement(
    database,
    { id: text, conversation: integer, by: giver },
    (queries, { id, conversation, by }) =>
      queries
        .selectFrom('file')
        .select(['id', 'name', 'type', 'bytes', 'at'])
        .where('id', '=', id)
        .where('conversation', '=', conversation)
        .where('by', '=', by)
        .where('message', 'is', null),
  )

  const links = createLinks(database)

  return ({ conversation: id, key, file, visitor }) => {
    const row = load.get({ id })
    if (!row) return { id, found: visitor === undefined ? {} : vouchedOf(linkOf(visitor)) }
    const found = { record: recordOf(row.record), ...vouchedOf(row), ...earlierOf(row.n, key), ...fileOf(row.n, file) }
    return { id, found, row }
  }

  function fileOf(conversation: number, named: Work['file']): Pick<Found, 'file'> {
    const file = named && loadFile.get({ ...named, conversation })
    return file ? { file } : {}
  }

  // Whoever begins another conversation is who they were in the one before.
  function linkOf(visitor: string): Link {
    return { contact: links.vouchedOf(visitor) ?? null, contact_trust: 'vouched' }
  }

  function vouchedOf({ contact: n, contact_trust }: Link): Pick<Found, 'vouched'> {
    if (n === null || contact_trust !== 'vouched') return {}
    const contact = loadContact.get({ n })
    if (!contact) return {}
    const { email } = contact
    return { vouched: { ...propertiesOf(contact.said), ...propertiesOf(contact.stored), ...(email === null ? {} : { email }) } }
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

const giver: Giver = 'visitor'
