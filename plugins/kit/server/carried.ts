/** A letter that stands in for another channel, to a visitor who has left it: what it is answered goes on in its conversation. */
export interface Carried {
  /** The conversation of the other channel. */
  readonly conversation: string
  /** An email address. */
  readonly to: string
  /** Who speaks, as it stands before the channel's own address. */
  readonly fromName: string
  readonly subject: string
  readonly text: string
  readonly html: string
  /** Ms since 1970. */
  readonly at: number
}
