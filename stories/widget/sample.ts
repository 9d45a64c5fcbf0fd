import type { ChatState, Outgoing } from '../../plugins/website/widget/chat/contract.ts'
import texts from '../../plugins/website/widget/texts/en.json'
import type { PanelActions, PanelProps } from '../../plugins/website/widget/view/contract.ts'
import type { ConversationView, EventView, OwnConversation } from '../../runtime/api/contract.ts'

type Display = PanelProps['config']['display']
type Message = Extract<EventView, { type: 'message' }>

/** Thursday, 14:31 in Berlin: stories stand still. */
export const now = Date.UTC(2026, 2, 12, 13, 31)
const minuteMs = 60_000

/** A moment so many minutes ago. */
export const ago = (minutes: number): number => now - minutes * minuteMs

const silent: PanelActions = {
  send: () => undefined,
  pick: () => undefined,
  askForPerson: () => undefined,
  retry: () => undefined,
  discard: () => undefined,
  startNew: () => undefined,
  showList: () => undefined,
  hideList: () => undefined,
  follow: () => undefined,
  showPrivacy: () => undefined,
  withdraw: () => undefined,
  decideCookies: () => undefined,
  upload: () => new Promise(() => undefined),
  download: () => new Promise(() => undefined),
  typing: () => undefined,
  watching: () => undefined,
  minimise: () => undefined,
}

/** What a story says of a panel; everything else is as usual. */
export interface Sample extends Partial<Omit<PanelProps, 'state' | 'config' | 'settings' | 'actions'>> {
  readonly state?: Partial<ChatState>
  readonly display?: Partial<Display>
  readonly config?: Partial<PanelProps['config']>
  readonly settings?: Partial<PanelProps['settings']>
  readonly actions?: Partial<PanelActions>
}

/** A panel of the sample company, in the state a story wants. */
export function sample({ state, display, config, settings, actions, ...rest }: Sample = {}): PanelProps {
  return {
    texts,
    language: 'en',
    now,
    tz: 'Europe/Berlin',
    mode: 'floating',
    ...rest,
    state: { line: 'online', loaded: true, entries: [], liveFrom: 1, outgoing: [], unread: 0, ...state },
    settings: { origin: 'http://localhost:3000', disableAttachment: false, hideNewThreadLink: false, ...settings },
    actions: { ...silent, ...actions },
    config: {
      language: 'en',
      fileBytes: 10_485_760,
      flow: { id: 'welcome', name: 'Welcome', kind: 'bot', version: 1 },
      greeting: [
        { text: 'Hi there. I can help with prices, planning and your order.' },
        {
          text: 'What brings you to our prices?',
          input: 'choice',
          choices: [
            { id: 'quote', label: 'A quote' },
            { id: 'how', label: 'How it works' },
            { id: 'order', label: 'My order' },
          ],
        },
      ],
      ...config,
      display: {
        heading: 'Kestrel Solar',
        colour: '#0f5c5a',
        theme: 'light',
        position: 'end',
        offset: { side: 16, bottom: 16 },
        icon: 'chat',
        newConversations: true,
        hours: { open: true, changesAt: Date.UTC(2026, 2, 12, 16) },
        style: '',
        texts: { language: 'en', dir: 'ltr', open: '', close: '', unread: '', prompt: '', dismiss: '', failed: '', retry: '' },
        ...display,
      },
    },
  }
}

/** A conversation in some state. */
export function conversation(about: Partial<ConversationView> = {}): ConversationView {
  return { id: 'c1', status: 'open', owner: 'bot', flow: 'welcome', version: 1, language: 'en', ...about }
}

/** A line of the list of own conversations. */
export function own(id: string, about: Partial<OwnConversation>): OwnConversation {
  return { ...conversation({ id }), lastVisitorAt: ago(5), ...about }
}

type Spoken = Partial<Omit<Message, 'text' | 'author' | 'type'>>

/** What the bot says, minutes ago. */
export const bot = (minutes: number, text: string, more: Spoken = {}): Message => said('bot', minutes, text, more)
/** What Mette says. */
export const mette = (minutes: number, text: string, more: Spoken = {}): Message =>
  said('agent', minutes, text, { name: 'Mette Holm', ...more })
/** What the visitor says. */
export const me = (minutes: number, text: string, more: Spoken = {}): Message => said('visitor', minutes, text, more)

function said(author: Message['author'], minutes: number, text: string, more: Spoken): Message {
  return { type: 'message', seq: 0, id: '', at: ago(minutes), author, text, ...more }
}

/** Somebody of the team comes or goes. */
export function agent(minutes: number, change: 'joined' | 'left'): EventView {
  return { type: 'agent', seq: 0, at: ago(minutes), change, agent: { id: 'mette', name: 'Mette Holm' } }
}

/** The conversation changes its state. */
export function status(minutes: number, about: Pick<ConversationView, 'status' | 'owner'>): EventView {
  return { type: 'status', seq: 0, at: ago(minutes), ...about }
}

/** A chat in which these things happened, numbered; the open question is that of the last message that asks one. */
export function chat(entries: readonly EventView[], about: Partial<ConversationView> = {}): Partial<ChatState> {
  const numbered = entries.map((entry, at) => ({
    ...entry,
    seq: at + 1,
    ...(entry.type === 'message' ? { id: `m${at + 1}` } : {}),
  }))
  const asking = numbered.findLast(
    entry => entry.type === 'message' && (entry.input !== undefined || entry.choices !== undefined),
  )
  const pending =
    asking?.type === 'message'
      ? {
          messageId: asking.id,
          text: asking.text,
          ...(asking.input ? { input: asking.input } : {}),
          ...(asking.choices ? { choices: asking.choices } : {}),
          ...(asking.consent ? { consent: asking.consent } : {}),
        }
      : undefined
  return {
    entries: numbered,
    conversation: conversation({ ...(pending ? { pending } : {}), ...about }),
    liveFrom: numbered.length + 1,
  }
}

/** Something written here that the server has not confirmed. */
export function outgoing(text: string, about: Partial<Outgoing> = {}): Outgoing {
  return { clientMsgId: text, act: { text }, at: now, label: text, state: 'sending', ...about }
}
