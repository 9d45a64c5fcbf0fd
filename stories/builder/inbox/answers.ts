import type { ConversationRow, EventView, TeamConversation, TeamEntryView } from '../../../runtime/api/contract.ts'
import { consentsOf } from '../consents.ts'
import { at, entries, lena, mette, now, rows, talk, users } from './sample.ts'

/** What a story changes about the server it talks to. */
export interface Sample {
  readonly rows?: readonly ConversationRow[]
  readonly conversation?: TeamConversation
  readonly events?: readonly EventView[]
  readonly entries?: readonly TeamEntryView[]
  /** Answers of their own, by route: `GET /api/conversations/lena`. A number is a status. */
  readonly answers?: Readonly<Record<string, unknown>>
  readonly permissions?: readonly string[]
  readonly isUnknown?: boolean
  /** Where an answer would go by mail. */
  readonly mailTo?: string
}

const everything = [
  'conversations:read',
  'conversations:write',
  'contacts:read',
  'contacts:write',
  'flows:read',
  'channels:read',
  'team:read',
]

const flow = {
  id: 'qualify',
  name: 'Qualify leads',
  languages: ['en'],
  nodes: [
    { id: 'start', action: 'say', config: { text: { en: 'Hello' } } },
    { id: 'topic', action: 'ask', config: { question: { en: 'Topic' } } },
    { id: 'size', action: 'branch', config: { rules: [] } },
    { id: 'people', action: 'handoff', config: {} },
    { id: 'help', action: 'say', config: { text: { en: 'Help centre' } } },
  ],
  edges: [
    { id: 'e1', source: 'start', port: 'next', target: 'topic' },
    { id: 'e2', source: 'topic', port: 'answered', target: 'size' },
    { id: 'e3', source: 'size', port: 'otherwise', target: 'people' },
    { id: 'e4', source: 'topic', port: 'help', target: 'help' },
  ],
}

const plugins = [
  {
    type: 'action',
    id: 'say',
    version: 1,
    summary: '{{text}}',
    ports: ['next'],
    texts: { en: { name: 'Say', ports: { next: 'Next' } } },
  },
  {
    type: 'action',
    id: 'ask',
    version: 1,
    summary: '{{question}}',
    ports: ['answered'],
    texts: { en: { name: 'Ask', ports: { answered: 'Answered' } } },
  },
  {
    type: 'action',
    id: 'branch',
    version: 1,
    ports: ['otherwise'],
    texts: { en: { name: 'Large site', ports: { otherwise: 'Otherwise' } } },
  },
  { type: 'action', id: 'handoff', version: 1, ports: ['resolved'], texts: { en: { name: 'Handoff', ports: {} } } },
]

const visit = { frame: 0, flow: 'qualify', version: 14, heard: 'start' }
const turn = (n: number, minute: number, path: readonly object[]) => ({
  turn: n,
  at: at(14, minute),
  actor: 'visitor:v_lena',
  event: { type: 'message' },
  state: ['open.bot', 'open.bot'],
  path,
})
const turns = [
  turn(1, 21, [{ ...visit, node: 'start', port: 'next' }]),
  turn(2, 22, [{ ...visit, node: 'topic', port: 'answered' }]),
  turn(3, 23, [
    {
      ...visit,
      node: 'size',
      port: 'otherwise',
      why: [{ rule: 'large', explanation: { matched: false, of: 'contact.companySize', is: 'more', expected: 50 } }],
    },
    { ...visit, node: 'people', port: null },
  ]),
]

/** All that the server says in a story, by route. */
export function answersFor(sample: Sample): Readonly<Record<string, unknown>> {
  const conversation = sample.conversation ?? lena
  const events = sample.events ?? talk
  const log = sample.entries ?? entries
  const own = `GET /api/conversations/${conversation.id}`
  const ofView = {
    mine: 4,
    unassigned: 3,
    all: 27,
    bots: 18,
    mentions: 1,
    snoozed: 5,
    inboxes: { sales: 9, service: 14, invoices: 4 },
    channels: { website: 19, messenger: 5, email: 3 },
    unread: 3,
  }
  const said = (name: string, value: string, how: string) => ({ name, value, how })
  return {
    'GET /api/session': { user: mette, permissions: sample.permissions ?? everything, expiresAt: now + 1e9 },
    'GET /api/inbox/counts': ofView,
    'GET /api/users': { users },
    'GET /api/teams': { teams: [{ id: 'sales', name: 'Sales', members: ['mette', 'jonas'] }] },
    'GET /api/inboxes': {
      inboxes: ['Sales', 'Service', 'Invoices'].map(name => ({ id: name.toLowerCase(), name, teams: [], revision: 1 })),
    },
    'GET /api/channels': [
      ['website', 'Website'],
      ['messenger', 'Messenger'],
      ['email', 'Email'],
    ].map(([id, name]) => ({ id, kind: id, revision: 1, config: { name } })),
    'GET /api/flows': [
      ['qualify', 'Qualify leads'],
      ['knowledge', 'Knowledge search'],
      ['away', 'Away hours'],
    ].map(([id, name]) => ({ id, name, kind: 'bot', channel: 'website', live: true, version: 14, revision: 1 })),
    'GET /api/labels': {
      labels: [
        { name: 'roof survey', conversations: 6 },
        { name: 'Kiel', conversations: 1 },
      ],
    },
    'GET /api/snippets': {
      snippets: [
        ['survey-free', 'The survey is free and takes about an hour.'],
        ['survey-old-roof', 'For roofs over 30 years we check the beams too.'],
        ['survey-dates', 'Next survey dates near you'],
      ].map(([shortcut, text]) => ({ id: shortcut, shortcut, text, revision: 1, updatedAt: 0 })),
    },
    'GET /api/plugins': plugins,
    'GET /api/flows/qualify/versions/14': { version: 14, at: 0, by: 'mette', flow },
    'GET /api/conversations': { conversations: sample.rows ?? rows },
    [own]: {
      conversation,
      contact: sample.isUnknown
        ? null
        : { id: 'k1', email: 'lena@dreyer-hof.de', trust: 'unverified', stored: { phone: '+49 431 55 01 77' }, createdAt: 0 },
      known: sample.isUnknown
        ? []
        : [
            said('email', 'lena@dreyer-hof.de', 'said'),
            said('roof', 'about 90 m², 40 years', 'said'),
            said('phone', '+49 431 55 01 77', 'stored'),
            said('language', 'German', 'stored'),
          ],
      previous: sample.isUnknown
        ? []
        : [
            ['Question about the grant', new Date(2026, 3, 12).getTime()],
            ['Bot: help centre, found', new Date(2026, 3, 9).getTime()],
          ].map(([text, openedAt]) => ({
            id: `p${openedAt}`,
            status: 'closed',
            openedAt,
            by: 'contact',
            last: { author: 'visitor', text, at: openedAt },
          })),
      read: { visitor: 5, team: 5 },
      unread: 1,
      isOnline: true,
      ...(sample.mailTo === undefined ? {} : { mailTo: sample.mailTo }),
      lastSeq: events.at(-1)?.seq ?? 0,
      lastTeamSeq: log.at(-1)?.teamSeq ?? 0,
    },
    [`${own}/events`]: { conversation, events, lastSeq: events.at(-1)?.seq ?? 0 },
    [`${own}/log`]: { entries: log, lastTeamSeq: log.at(-1)?.teamSeq ?? 0 },
    [`${own}/trace`]: { turns, lastTurn: 5 },
    'GET /api/tickets': {
      tickets: sample.isUnknown
        ? []
        : [
            {
              id: 't1',
              subject: 'Roof survey, Kiel',
              status: 'new',
              priority: 'high',
              owner: 'jonas',
              madeBy: 'agent:jonas',
              createdAt: 0,
              updatedAt: 0,
              revision: 1,
            },
          ],
    },
    'GET /api/contacts/k1': {
      id: 'k1',
      email: 'lena@dreyer-hof.de',
      properties: [],
      lists: [],
      consents: [],
      visitors: [],
      merges: [],
      createdAt: 0,
      revision: 1,
    },
    'GET /api/contacts': { contacts: [], total: 0 },
    [`${own}/consents`]: consentsOf(at(14, 23)),
    ...sample.answers,
  }
}
