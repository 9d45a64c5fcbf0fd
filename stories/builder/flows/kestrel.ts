import type { FlowView } from '../../../runtime/api/contract.ts'
import { flowModel } from '../../../runtime/flow/model.ts'
import { now } from '../inbox/sample.ts'

const dayMs = 86_400_000

const flow = (id: string, name: string, about: Partial<FlowView> = {}): FlowView => ({
  id,
  name,
  kind: 'bot',
  channel: 'website',
  inbox: 'sales',
  languages: ['en', 'de'],
  live: true,
  version: 4,
  revision: 9,
  isAhead: false,
  problems: { errors: 0, warnings: 0 },
  open: 12,
  changedAt: now - 9 * dayMs,
  changedBy: 'agent:mette',
  ...about,
})

/** The flows of a house that sells roofs of solar cells. */
export const flows: readonly FlowView[] = [
  flow('pricing', 'Pricing page: qualify leads', {
    problems: { errors: 1, warnings: 2 },
    isAhead: true,
    open: 48,
    version: 14,
    changedAt: now - 20_000,
    changedBy: 'agent:jonas',
  }),
  flow('welcome', 'Welcome back, customers', { kind: 'live-chat', open: 19, languages: ['en', 'nl', 'de', 'da'] }),
  flow('warranty', 'Warranty and service', { inbox: 'main', isAhead: true, open: 7 }),
  flow('leaving', 'Leaving the configurator', { problems: { errors: 0, warnings: 3 }, open: 0, changedBy: 'api:crm' }),
  flow('christmas', 'Christmas opening hours', { live: false, version: 0, open: 0, changedAt: now - dayMs }),
  flow('page', 'Page messages', { channel: 'messenger', open: 5 }),
  flow('mail', 'hello@kestrelsolar.com', { channel: 'email', open: 22, changedAt: now - 40 * dayMs }),
  flow('survey', 'Roof survey request', { channel: 'form', live: false, open: 0, changedAt: now - 200 * dayMs }),
]

/** So many that nobody reads them all, with names as long as people make them. */
export const many: readonly FlowView[] = Array.from({ length: 60 }, (_, at) =>
  flow(
    `f${at}`,
    at % 9 === 4
      ? `Campaign ${at}: everybody who came by the newsletter of spring and has not asked for a roof survey yet`
      : `Campaign ${at}`,
    {
      live: at % 3 !== 0,
      open: (at * 7) % 40,
      isAhead: at % 5 === 0,
      problems: { errors: at % 11 === 0 ? 2 : 0, warnings: 0 },
    },
  ),
)

const words = (en: string, nl: string, de: string, da: string) => ({ en, nl, de, da })

// Nodes in columns: each leads to all of the next column.
function drawn(id: string, kind: 'bot' | 'live-chat', columns: readonly (readonly string[])[]) {
  const nodes = columns.flatMap((actions, x) => actions.map((action, y) => ({ id: `${x}-${y}`, action, position: { x, y } })))
  const edges = nodes.flatMap(from =>
    nodes
      .filter(to => to.position.x === from.position.x + 1 && (from.position.y === 0 || columns[to.position.x]?.length === 1))
      .map(to => ({ id: `${from.id}_${to.id}`, source: from.id, port: 'next', target: to.id })),
  )
  return flowModel.parse({ format: 1, id, name: id, kind, languages: ['en', 'nl', 'de', 'da'], nodes, edges })
}

/** What `GET /api/templates` says. */
export const templates = [
  {
    id: 'qualify-leads',
    icon: 'target-arrow',
    name: words('Qualify leads', 'Leads kwalificeren', 'Leads qualifizieren', 'Kvalificér leads'),
    about: words(
      'Three questions, then sales',
      'Drie vragen, dan verkoop',
      'Drei Fragen, dann der Vertrieb',
      'Tre spørgsmål, så salg',
    ),
    flow: drawn('qualify-leads', 'bot', [['start'], ['ask'], ['branch', 'ask'], ['handoff']]),
  },
  {
    id: 'book-a-meeting',
    icon: 'calendar-event',
    name: words('Book a meeting', 'Afspraak boeken', 'Termin vereinbaren', 'Book et møde'),
    about: words('A calendar in the chat', 'Een agenda in de chat', 'Ein Kalender im Chat', 'En kalender i chatten'),
    flow: drawn('book-a-meeting', 'bot', [['start'], ['ask'], ['email-capture'], ['say']]),
  },
  {
    id: 'support-ticket',
    icon: 'ticket',
    name: words('Support ticket', 'Supportticket', 'Support-Ticket', 'Supportsag'),
    about: words(
      'Facts first, then a ticket',
      'Eerst feiten, dan een ticket',
      'Erst Fakten, dann ein Ticket',
      'Først fakta, så en sag',
    ),
    flow: drawn('support-ticket', 'bot', [['start'], ['ask'], ['ask'], ['ticket', 'handoff']]),
  },
  {
    id: 'away-hours',
    icon: 'moon',
    name: words('Away hours', 'Afwezig', 'Abwesenheit', 'Fraværende'),
    about: words('Takes a message for later', 'Neemt een bericht aan', 'Nimmt eine Nachricht an', 'Tager imod en besked'),
    flow: drawn('away-hours', 'bot', [['start'], ['branch'], ['say', 'ask'], ['handoff']]),
  },
  {
    id: 'knowledge-live-chat',
    icon: 'book',
    name: words('Answers and live chat', 'Antwoorden en livechat', 'Antworten und Live-Chat', 'Svar og livechat'),
    about: words(
      'Your articles, then your team',
      'Je artikelen, dan je team',
      'Ihre Artikel, dann Ihr Team',
      'Jeres artikler, så jeres team',
    ),
    flow: drawn('knowledge-live-chat', 'live-chat', [['start'], ['say'], ['knowledge'], ['close', 'handoff']]),
  },
  {
    id: 'blank',
    icon: 'plus',
    name: words('Blank flow', 'Lege flow', 'Leerer Flow', 'Tomt flow'),
    about: words('One trigger, your drawing', 'Eén trigger', 'Ein Auslöser', 'Én trigger'),
    flow: drawn('blank', 'bot', [['start']]),
  },
]
