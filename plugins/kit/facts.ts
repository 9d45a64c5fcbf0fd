/** The page a visitor writes from. */
export interface Page {
  readonly url: string
  readonly title?: string
  readonly referrer?: string
}

/** What stands of a decision on one purpose. `informed`: told, not asked. */
export type ConsentState = 'granted' | 'refused' | 'informed' | 'withdrawn'

/** What the world looks like at a turn: loaded before it, the same for every handler in it, kept in its trace. */
export interface Facts {
  readonly channel: string
  readonly page?: Page
  /** IANA zone of the visitor, `UTC` when unknown. */
  readonly tz: string
  /** By hours id: inside them now? */
  readonly open: Readonly<Record<string, boolean>>
  /** By hours id: when they open next, ms since 1970. Absent = never. Equal to now when open. */
  readonly opensAt: Readonly<Record<string, number>>
  /** By id of a team, or of a user: how many are there now, whatever they have to do; `anyone` counts all, `owner` the contact's own. */
  readonly available: Readonly<Record<string, number>>
  /** By purpose, what was decided in this conversation; a purpose that nobody has decided on is missing. */
  readonly consents?: Readonly<Record<string, ConsentState>>
  /** One number in [0, 1) for this turn. */
  readonly random: number
}
