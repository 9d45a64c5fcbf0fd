/** One mail of the corpus, and how a person would read it. */
export interface MailCase {
  readonly name: string
  readonly raw: Buffer
  /** The conversation it belongs to: of an id or a token of ours; `new` begins one. */
  readonly thread: 'ours' | 'by-token' | 'new'
  readonly isAutomatic: boolean
  /** What is new in it, word by word; spaces and lines do not count. */
  readonly text: string
  /** Words that are repeated or signed, and must not be in the text. Left out: nothing is folded. */
  readonly folded?: string
  readonly subject?: string
  readonly bounce?: { readonly outcome: string; readonly status?: string; readonly recipient?: string }
  readonly files?: readonly string[]
}

/** The id of a mail of ours that most of the corpus answers. */
export const ourId = 'o.e01.q2w3e4r5t6y7u8i9o0p1a2s3d4f5g6h7j8k9l0z1x2@brand.example'
/** A reply token of ours. */
export const ourToken = 'abcdefghijklmnopqrstuvwxyz0123456789abcdef'
