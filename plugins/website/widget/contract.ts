import type { ShownConfig } from '../../../runtime/api/contract.ts'
import type { Shown } from '../shown.ts'

/** The answer of `GET /api/visitor/config` as the website channel fills it. */
export type Config = Omit<ShownConfig, 'display'> & { readonly display: Shown }

/** What the host page has set, from `window.parleySettings` and from `data-` attributes of the script tag. */
export interface Settings {
  /** Where the server is, without a slash at the end. */
  readonly origin: string
  readonly channel?: string
  /** Talk to this flow rather than to the one the channel's order picks. */
  readonly flow?: string
  readonly language?: string
  /** Instead of the channel's own: `#rrggbb`. */
  readonly colour?: string
  readonly theme?: 'auto' | 'light' | 'dark'
  readonly position?: 'end' | 'start'
  /** Where to stand in the page instead of floating over it. */
  readonly inlineEmbedSelector?: string
  readonly loadImmediately: boolean
  readonly disableAttachment?: boolean
  /** Inline only. */
  readonly disableInitialInputFocus?: boolean
  /** Take styles from a linked file instead of constructed sheets. */
  readonly avoidInlineStyles?: boolean
  readonly hideNewThreadLink?: boolean
  /** Ask again what to show whenever the address of a single-page site changes. */
  readonly refreshOnNavigation?: boolean
  /** Ask before anything is kept in the browser: at once (true), or when the visitor is about to leave. False: as the flow says. */
  readonly enableWidgetCookieBanner?: boolean | 'ON_EXIT_INTENT'
  /** Whom the site says the visitor is, and what its server was given to prove it. Gone once the server has not believed it. */
  readonly identificationEmail?: string
  identificationToken?: string
}

/**
 * Keys of this channel in the host page's storage. What the browser refuses to keep is kept for the life of the page. `token`
 * is the visitor's token: the chat writes it, the loader sends it with its one request. `out:…` waits to be sent. All others
 * belong to who writes them.
 */
export interface Store {
  get(key: string): string | null
  set(key: string, value: string): void
  remove(key: string): void
  /** Keys that begin so. */
  keys(prefix: string): readonly string[]
  /** Hears what other tabs write under a key, null when they remove it. Gives what ends it. */
  listen?(key: string, heard: (value: string | null) => void): () => void
}

/** The nine events of the page's API, and what each brings. */
export interface ApiEvents {
  readonly conversationStarted: ConversationPayload
  /** Closed by an agent or by the flow; minimising is no closing. */
  readonly conversationClosed: ConversationPayload
  /** Made or picked. */
  readonly userSelectedThread: ConversationPayload
  readonly unreadConversationCountChanged: { readonly unreadCount: number }
  readonly contactAssociated: { readonly message: string }
  readonly userInteractedWithWidget: { readonly message: string }
  readonly widgetLoaded: { readonly message: string }
  /** Minimised by the visitor. */
  readonly widgetClosed: { readonly message: string }
  readonly quickReplyButtonClick: {
    readonly name: 'QUICK_REPLIES'
    readonly multiSelect: boolean
    readonly value: readonly string[]
  }
}

interface ConversationPayload {
  readonly conversation: { readonly conversationId: string }
}

export type Emit = <E extends keyof ApiEvents>(event: E, payload: ApiEvents[E]) => void

/** What the loader gives to the panel, which it fetches when the visitor opens it. */
export interface PanelHost {
  /** Where to draw: the panel appends one element and adopts its own sheets. */
  readonly root: ShadowRoot
  readonly config: Config
  readonly settings: Settings
  readonly texts: Texts
  /** Of all keys in the page's storage. */
  readonly prefix: string
  /** May anything be written into the page's storage? Not before the visitor allows it, where `display.cookies` stands. */
  readonly keeps: boolean
  /** The visitor allows it: notes that, and from here on `keeps` is true; or has taken that back, and it is false. */
  allowKeeping(may: boolean): void
  readonly emit: Emit
  /** Asks the server again what to show on the page of now. Rejects when there is nothing to show. */
  readonly askConfig: () => Promise<Config>
  /** Shows the panel without taking the focus. */
  open(): void
  /** The visitor minimises: the loader hides the panel and gives the launcher back its focus. */
  readonly minimise: () => void
  /** How many conversations hold something unread, for the badge and the title. */
  readonly unread: (count: number) => void
}

/** The panel as the loader sees it. */
export interface Panel {
  show(focus: boolean): void
  hide(): void
  /** The page has moved on, or its settings have changed. */
  refresh(config: Config): void
  newThread(): void
  /** Is there a conversation that must not be taken away? */
  readonly active: boolean
  /** The page has dropped all that was kept: from here on nothing is, for as long as the page lives. */
  forget(): void
  destroy(): void
}

/** What `panel.js` exports. */
export interface PanelModule {
  createPanel(host: PanelHost): Panel
}

/** The widget's own texts in one language: `texts/<language>.json`. */
export type Texts = typeof import('./texts/en.json')
