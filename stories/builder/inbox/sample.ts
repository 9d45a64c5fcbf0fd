import type { ConversationRow, EventView, TeamConversation, TeamEntryView, UserView } from '../../../runtime/api/contract.ts'

/** The afternoon of all stories: 4 May 2026, 14:29, wherever they are looked at. */
export const now = new Date(2026, 4, 4, 14, 29).getTime()
export const at = (hour: number, minute: number): number => new Date(2026, 4, 4, hour, minute).getTime()

const user = (id: string, name: string, about: Partial<UserView> = {}): UserView => ({
  id,
  name,
  email: `${id}@kestrel.example`,
  role: 'agent',
  teams: ['sales'],
  status: 'available',
  isOnline: true,
  isAvailable: true,
  isDisabled: false,
  capacity: 0,
  createdAt: 0,
  ...about,
})

export const mette = user('mette', 'Mette Holm')
export const users: readonly UserView[] = [
  mette,
  user('jonas', 'Jonas'),
  user('priya', 'Priya Raman', { isOnline: false, isAvailable: false }),
  user('sofie', 'Sofie Wagner', { status: 'away', isAvailable: false }),
]

/** A row of the list, of somebody who waits unless it says otherwise. */
export function row(id: string, name: string | undefined, text: string, about: Partial<ConversationRow> = {}): ConversationRow {
  const said = about.last?.at ?? about.updatedAt ?? now - 60_000
  return {
    id,
    status: 'open',
    owner: 'queue',
    flow: 'qualify',
    version: 14,
    language: 'de',
    channel: 'website',
    inbox: 'sales',
    visitor: `v_${id}a7c2`,
    assignee: null,
    labels: [],
    openedAt: said,
    lastVisitorAt: said,
    updatedAt: said,
    unread: 0,
    isOnline: false,
    ...(name === undefined ? {} : { name }),
    last: { author: 'visitor', text, at: said },
    ...about,
  }
}

const bot = (hour: number, minute: number, text: string) => ({ author: 'bot', text, at: at(hour, minute) }) as const
const jonas = { id: 'jonas', name: 'Jonas' }

export const rows: readonly ConversationRow[] = [
  row('lena', 'Lena Dreyer', 'Is the roof survey free? Our roof is 40 years old.', {
    waitingSince: now - 245_000,
    unread: 2,
    isOnline: true,
  }),
  row('pieter', 'Pieter Vos', 'Ik wacht nog op de offerte van vorige week.', {
    waitingSince: now - 130_000,
    unread: 1,
    isOnline: true,
    channel: 'messenger',
  }),
  row('anja', 'Anja Kristensen', 'Does the inverter fit in a small garage?', {
    waitingSince: now - 70_000,
    channel: 'email',
    inbox: 'service',
  }),
  row('oslo', undefined, '', { owner: 'bot', last: bot(14, 28, 'What brings you to our prices?'), isOnline: true }),
  row('rune', 'Rune Bech', '', {
    owner: 'agent',
    assignee: jonas,
    inbox: 'service',
    last: { author: 'agent', name: 'Jonas', text: 'I have moved it to Thursday at 9:00.', at: at(14, 26) },
  }),
  row('sofie', 'Sofie Wagner', 'Thank you, that was quick.', {
    owner: 'agent',
    assignee: { id: 'mette', name: 'Mette Holm' },
    last: { author: 'visitor', text: 'Thank you, that was quick.', at: at(14, 2) },
  }),
  row('aarhus', undefined, '', {
    owner: 'bot',
    flow: 'knowledge',
    last: bot(13, 58, 'Here are three articles about warranty.'),
    isOnline: true,
  }),
  row('marek', 'Marek Janda', '', {
    owner: 'bot',
    flow: 'away',
    channel: 'email',
    last: bot(13, 40, 'We got your message and answer by mail.'),
  }),
]

/** The conversation of most stories. */
export const lena: TeamConversation = {
  id: 'lena',
  status: 'open',
  owner: 'queue',
  flow: 'qualify',
  version: 14,
  language: 'de',
  channel: 'website',
  inbox: 'sales',
  visitor: 'v_lena',
  assignee: null,
  labels: ['roof survey', 'Kiel'],
  openedAt: at(14, 21),
  lastVisitorAt: at(14, 28),
  tz: 'Europe/Berlin',
  page: {
    url: 'https://kestrelsolar.example/pricing/batteries',
    title: 'Batteries and prices',
    referrer: 'https://search.example/',
  },
  present: [],
  said: { email: 'lena@dreyer-hof.de' },
  vars: {},
  frames: [{ flow: 'qualify', version: 14, node: 'people', waitsForPeople: true, waitsForEffect: false }],
  turn: 5,
}

/** A line of the stream. */
export function line(
  seq: number,
  minute: number,
  author: 'visitor' | 'bot' | 'agent',
  text: string,
  about: Partial<Extract<EventView, { type: 'message' }>> = {},
): EventView {
  return { type: 'message', id: `m${seq}`, seq, at: at(14, minute), author, text, ...about }
}

export const talk: readonly EventView[] = [
  line(1, 21, 'bot', 'Hi there. I can help with prices, planning and your order.'),
  line(2, 22, 'visitor', 'A quote for a farm house near Kiel, about 90 m² of roof'),
  line(3, 22, 'bot', 'Where may we send your quote? We use this address for nothing else.'),
  line(4, 23, 'visitor', 'lena@dreyer-hof.de'),
  line(5, 27, 'agent', 'Good afternoon Lena, I am Mette. I have your earlier request here, so you need not repeat it.', {
    name: 'Mette Holm',
  }),
  line(6, 28, 'visitor', 'Nice. Is the roof survey free? Our roof is 40 years old.'),
]

export const entries: readonly TeamEntryView[] = [
  {
    type: 'lifecycle',
    teamSeq: 1,
    at: at(14, 24),
    actor: 'flow:qualify@14/people',
    by: 'flow.queued',
    from: 'open.bot',
    to: 'open.queue',
  },
  {
    type: 'note',
    teamSeq: 2,
    at: at(14, 25),
    actor: 'agent:jonas',
    text: '@Mette Holm Same farm asked in spring. Old roof, needs a survey before any price.',
    mentions: [{ id: 'mette', name: 'Mette Holm' }],
  },
]
