import type { DatabaseSync } from 'node:sqlite'
import type { ContactLine, KeptAnswer, KeptConsent, KnownValue, WholeContact } from '../contacts.ts'
import type { Contact } from '../contract.ts'
import { nameIn } from '../name-in.ts'
import type { ContactRow } from './contact-rows.ts'
import { propertiesOf } from './row-json.ts'
import { speaks } from './speaks.ts'
import { createStatement, integer, text } from './statement.ts'

/** Reads what hangs on a contact. */
export interface ContactReader {
  line(row: ContactRow): ContactLine
  whole(row: ContactRow): WholeContact
  recorded(conversation: string): { consents: readonly KeptConsent[]; surveys: readonly KeptAnswer[] }
  decided(visitor: string): readonly KeptConsent[]
}

export function createContactReader(database: DatabaseSync): ContactReader {
  const lists = createStatement(database, { n: integer }, (queries, { n }) =>
    queries.selectFrom('contact_list').select('list').where('contact', '=', n),
  )
  const conversations = createStatement(database, { n: integer }, (queries, { n }) =>
    queries
      .selectFrom('conversation')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('contact', '=', n),
  )
  const visitors = createStatement(database, { n: integer }, (queries, { n }) =>
    queries.selectFrom('contact_visitor').select(['visitor', 'trust', 'since']).where('contact', '=', n),
  )
  const merges = createStatement(database, { n: integer }, (queries, { n }) =>
    queries
      .selectFrom('contact_merge')
      .innerJoin('contact', 'contact.n', 'contact_merge.source')
      .select(['contact_merge.id as id', 'email', 'said', 'stored', 'at', 'actor'])
      .where('contact', '=', n)
      .orderBy('contact_merge.n', 'desc'),
  )
  // Evidence is the contact's where the visitor speaks for it: what a stranger who typed the address agreed to is not.
  const consents = createStatement(database, { n: integer }, (queries, { n }) =>
    queries
      .selectFrom('conversation')
      .innerJoin('consent', 'consent.conversation', 'conversation.n')
      .select([...consentColumns, 'conversation.id as conversation'])
      .where('conversation.contact', '=', n)
      .where(speaks)
      .orderBy('consent.at')
      .orderBy('consent.n'),
  )
  const consentsIn = createStatement(database, { id: text }, (queries, { id }) =>
    queries
      .selectFrom('conversation')
      .innerJoin('consent', 'consent.conversation', 'conversation.n')
      .select([...consentColumns, 'conversation.id as conversation'])
      .where('conversation.id', '=', id)
      .orderBy('consent.n'),
  )
  const consentsBy = createStatement(database, { visitor: text }, (queries, { visitor }) =>
    queries
      .selectFrom('conversation')
      .innerJoin('consent', 'consent.conversation', 'conversation.n')
      .select([...consentColumns, 'conversation.id as conversation'])
      .where('conversation.visitor', '=', visitor)
      .orderBy('consent.at')
      .orderBy('consent.n'),
  )
  const answersIn = createStatement(database, { id: text }, (queries, { id }) =>
    queries
      .selectFrom('conversation')
      .innerJoin('survey_answer', 'survey_answer.conversation', 'conversation.n')
      .select(['survey', 'question', 'kind', 'asked', 'score', 'out_of', 'choice', 'text', 'at'])
      .where('conversation.id', '=', id)
      .orderBy('survey_answer.n'),
  )

  const listsOf = (n: number): readonly string[] =>
    lists
      .all({ n })
      .map(row => row.list)
      .sort()

  return {
    line(row) {
      const linked = visitors.all({ n: row.n })
      return {
        ...contactOf(row),
        lists: listsOf(row.n),
        conversations: conversations.get({ n: row.n })?.count ?? 0,
        unverified: linked.some(visitor => visitor.trust === 'unverified'),
        lastSeenAt: row.seen_at,
      }
    },
    whole(row) {
      const { n, owner, revision, made_by } = row
      const linked = visitors.all({ n })
      const isVouched = linked.some(({ visitor, trust }) => visitor === made_by && trust === 'vouched')
      return {
        ...contactOf(row),
        known: knownOf(row, isVouched ? 'vouched' : 'said'),
        lists: listsOf(n),
        consents: consents.all({ n }).map(consentIn),
        visitors: linked
          .map(({ visitor: id, trust, since: firstSeenAt }) => ({ id, trust, firstSeenAt }))
          .sort((a, b) => a.firstSeenAt - b.firstSeenAt),
        merges: merges.all({ n }).map(({ id, email, said, stored, at, actor: by }) => {
          const name = nameIn({ ...propertiesOf(said), ...propertiesOf(stored) })
          return { id, ...(email === null ? {} : { email }), ...(name === undefined ? {} : { name }), at, by }
        }),
        ...(owner === null ? {} : { owner }),
        revision,
      }
    },
    decided: visitor => consentsBy.all({ visitor }).map(consentIn),
    recorded: id => ({
      consents: consentsIn.all({ id }).map(consentIn),
      surveys: answersIn.all({ id }).map(({ survey, question, kind, asked, score, out_of, choice, text: said, at }) => ({
        survey,
        question,
        kind,
        asked,
        ...(score === null ? {} : { score }),
        ...(out_of === null ? {} : { of: out_of }),
        ...(choice === null ? {} : { choice }),
        ...(said === null ? {} : { text: said }),
        at,
      })),
    }),
  }
}

const consentColumns = [
  'consent.at as at',
  'purpose',
  'decision',
  'text',
  'text_hash',
  'language',
  'consent.flow as flow',
  'consent.version as version',
  'node',
  'consent.channel as channel',
  'method',
  'answer',
  'page',
  'conversation.visitor as visitor',
] as const

type ConsentRow = Omit<KeptConsent, 'textHash' | 'answer' | 'page'> & {
  readonly text_hash: string
  readonly answer: string | null
  readonly page: string | null
}

function consentIn({ text_hash: textHash, answer, page, ...row }: ConsentRow): KeptConsent {
  return { ...row, textHash, ...(answer === null ? {} : { answer }), ...(page === null ? {} : { page }) }
}

/** A contact as others see it: what somebody stored stands before what was said. */
export function contactOf({
  id,
  email,
  said,
  stored,
  created_at: createdAt,
}: Pick<ContactRow, 'id' | 'email' | 'said' | 'stored' | 'created_at'>): Contact {
  const properties = { ...propertiesOf(said), ...propertiesOf(stored) }
  return { id, ...(email === null ? {} : { email }), properties, createdAt }
}

function knownOf({ said, said_at, stored }: ContactRow, how: 'said' | 'vouched'): readonly KnownValue[] {
  const kept = propertiesOf(stored)
  const places = propertiesOf(said_at)
  const spoken = Object.entries(propertiesOf(said)).filter(([name]) => !Object.hasOwn(kept, name))
  return [
    ...spoken.map(([name, value]) => ({ name, value, how, ...placeIn(places[name]) })),
    ...Object.entries(kept).map(([name, value]) => ({ name, value, how: 'stored' as const })),
  ].sort((a, b) => (a.name < b.name ? -1 : 1))
}

// Boundary: what a JSON column holds is what this program wrote there.
const placeIn = (place: unknown): Pick<KnownValue, 'at' | 'conversation'> =>
  (place ?? {}) as Pick<KnownValue, 'at' | 'conversation'>
