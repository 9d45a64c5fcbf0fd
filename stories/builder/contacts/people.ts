import type { ContactAnswer, ContactRow } from '../../../runtime/api/contract.ts'
import { at } from '../inbox/sample.ts'

const day = 24 * 3_600_000
const row = (id: string, about: Partial<ContactRow>): ContactRow => ({
  id,
  lists: [],
  conversations: 1,
  unverified: false,
  createdAt: at(9, 0) - 30 * day,
  lastSeenAt: at(14, 2),
  ...about,
})

/** A page of the list: with and without names, long ones, another script. */
export const contacts: readonly ContactRow[] = [
  row('lena', {
    name: 'Lena Dreyer',
    email: 'lena@dreyer-hof.de',
    lists: ['quotes', 'germany'],
    conversations: 3,
    unverified: true,
  }),
  row('pieter', { name: 'Pieter Vos', email: 'pieter@vos.nl', lists: ['newsletter'], lastSeenAt: at(13, 20) }),
  row('anja', { email: 'anja.kristensen@example.dk', conversations: 12, lastSeenAt: at(8, 5) - 2 * day }),
  row('long', {
    name: 'Maximiliane-Henriette von und zu Hohenlohe-Langenburg-Weikersheim',
    email: 'maximiliane.henriette.von.hohenlohe-langenburg@verwaltung.landkreis-schwaebisch-hall.example',
    lists: ['a-list-with-a-rather-long-name', 'newsletter', 'germany'],
    lastSeenAt: at(8, 0) - 40 * day,
  }),
  row('layla', { name: 'ليلى حداد', email: 'layla@example.com', lastSeenAt: at(8, 0) - 400 * day }),
]

/** A contact of whom much is known. */
export const lena: ContactAnswer = {
  id: 'lena',
  name: 'Lena Dreyer',
  email: 'lena@dreyer-hof.de',
  properties: [
    { name: 'company', value: 'Dreyer Hof', how: 'stored' },
    { name: 'phone', value: '+49 431 55 01 77', how: 'stored' },
    {
      name: 'roofArea',
      value: 'about 90 m², 40 years old, with a small dormer window to the north',
      how: 'said',
      at: at(14, 22),
      conversation: 'c1',
    },
    { name: 'customerNumber', value: 40_112, how: 'vouched', at: at(9, 0) - day },
  ],
  lists: ['quotes', 'germany'],
  consents: [
    {
      purpose: 'process',
      decision: 'granted',
      text: 'I agree that Kestrel Solar keeps what I write here to answer my question.',
      textHash: 'a3f1'.repeat(16),
      language: 'en',
      flow: 'Qualify leads',
      version: 14,
      at: at(14, 23),
    },
    {
      purpose: 'newsletter',
      decision: 'refused',
      text: 'Send me news once a month.',
      textHash: 'b2'.repeat(32),
      language: 'en',
      at: at(14, 24),
    },
  ],
  visitors: [
    { id: 'v_2ocxIwjCd46D6vOv', trust: 'unverified', firstSeenAt: at(14, 21) },
    { id: 'v_Xk3LmQ9sTT01b7Za', trust: 'vouched', firstSeenAt: at(9, 0) - 20 * day },
  ],
  merges: [
    { id: 'm1', name: 'L. Dreyer', email: 'info@dreyer-hof.de', at: at(10, 0) - 3 * day, by: 'agent:mette', undoUntil: 4e12 },
  ],
  owner: 'mette',
  createdAt: at(9, 0) - 30 * day,
  revision: 4,
}

/** What happened with her. */
export const timeline = {
  entries: [
    { at: at(14, 24), type: 'consent', text: 'newsletter: refused', conversation: 'c1' },
    { at: at(14, 23), type: 'consent', text: 'process: granted', conversation: 'c1' },
    { at: at(14, 21), type: 'conversation', conversation: 'c1', text: 'A quote for a farm house near Kiel, about 90 m² of roof' },
    { at: at(10, 0) - 3 * day, type: 'merged', text: 'L. Dreyer', actor: 'agent:mette' },
    { at: at(9, 0) - 30 * day, type: 'created' },
  ],
  next: 'older',
}
