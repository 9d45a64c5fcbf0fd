/** A mail of the installation, to one address. What it says is kept to what a mail may say: no line break gets into its head. */
export interface PlainMail {
  readonly to: string
  /** One line, at most 300 characters. */
  readonly subject: string
  /** Markdown, as in the chat: it leaves as text and, the same, as HTML. */
  readonly text: string
  /** An address that answers go to, instead of the sender's. */
  readonly replyTo?: string
  /** The same for the same mail: who gets it twice, because a try broke off at its end, sees it once. */
  readonly key: string
}
