/** The page a visitor writes from. */
export interface Page {
  readonly url: string
  readonly title?: string
  readonly referrer?: string
}

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
  /** By team id: how many agents could take a conversation now. */
  readonly available: Readonly<Record<string, number>>
  /** One number in [0, 1) for this turn. */
  readonly random: number
}
