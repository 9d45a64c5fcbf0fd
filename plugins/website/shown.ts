/**
 * What the widget is told before anything is said: the `display` of `GET /api/visitor/config`. Made by this channel's
 * `shows`, read by the widget: the one place that says what stands there.
 */
export interface Shown {
  /** Who speaks for the site: stands in the header and on the prompt. */
  readonly heading: string
  /** A picture by media id; without one the first letter of the heading. */
  readonly avatar?: string
  /** `#rrggbb`. What stands on it is chosen for contrast, and where the colour itself is too light or dark it is shifted. */
  readonly colour: string
  /** Where the launcher stands and in which colours: declarations of CSS, made of checked values alone. */
  readonly style: string
  readonly theme: 'auto' | 'light' | 'dark'
  readonly position: 'end' | 'start'
  /** Distance from the page's edges, px. */
  readonly offset: { readonly side: number; readonly bottom: number }
  /** What the launcher shows: the path of an outline of 24 by 24. */
  readonly icon: string
  /** Shown beside the launcher until the visitor opens or dismisses it. None: only the launcher. */
  readonly prompt?: { readonly text: string; readonly afterMs: number; readonly desktop: boolean; readonly phone: boolean }
  /** Who is shown instead of a brand: at most three, the same for one visitor for a day. */
  readonly people?: readonly { readonly name: string; readonly avatar?: string }[]
  /** It opens by itself as soon as one of these has happened: the pointer leaves at the top, ms on the page, percent scrolled. */
  readonly opens?: { readonly exit?: true; readonly afterMs?: number; readonly scrolled?: number }
  /** Nothing is kept in the browser before the visitor allows it: asked before the chat begins, or when they are about to leave. */
  readonly cookies?: { readonly ask: 'start' | 'exit'; readonly text: string }
  /** May visitors begin a further conversation while they have one? */
  readonly newConversations: boolean
  /** What the page asked for and does not get, for whoever builds it. */
  readonly complaints?: readonly string[]
  /** Are people there now, and when does that change? Absent: nobody has set hours. */
  readonly hours?: { readonly open: boolean; readonly changesAt?: number }
  /** The language of the widget's own texts and its direction, and those that the loader needs. */
  readonly texts: { readonly language: string; readonly dir: 'ltr' | 'rtl' } & Readonly<Record<LoaderText, string>>
}

/** `unread` holds `{count}`. `failed` and `retry`: the panel could not be fetched, so its own texts are not there either. */
export type LoaderText = 'open' | 'close' | 'unread' | 'prompt' | 'dismiss' | 'failed' | 'retry'
