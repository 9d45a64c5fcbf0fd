import type { Correspondent } from '../../../kit/server.ts'

/** A mail as it was read: every text is whole Unicode without NUL, every id stands without its angle brackets. */
export interface ReadMail {
  /** Its Message-ID; left out when it has none. */
  readonly id?: string
  /** Ids of what it answers, best first: all of In-Reply-To, then References from the last; at most 50. */
  readonly answers: readonly string[]
  /** Reply tokens in the addresses it went to, lower case: `local+<token>@`. */
  readonly tokens: readonly string[]
  /** All that From names, in order; the first wrote it. Empty when it says nobody. */
  readonly from: readonly Correspondent[]
  readonly replyTo: readonly Correspondent[]
  readonly to: readonly Correspondent[]
  readonly cc: readonly Correspondent[]
  /** Every address it went to, as headers of delivery say besides To and Cc; lower case. */
  readonly deliveredTo: readonly string[]
  /** One line, at most 1,000 characters. */
  readonly subject?: string
  /** Ms since 1970, as it says. */
  readonly at?: number
  /** Why a machine wrote it; left out: a person did. */
  readonly automatic?: AutomaticReason
  /** A mail server says what became of one of ours. */
  readonly bounce?: Bounce
  /** What is new in it. At most 200,000 characters; empty when it says nothing. */
  readonly text: string
  /** What it repeats of earlier mails, and the signature, in their order. */
  readonly folded?: string
  /** Made safe: see `safeHtml`. Left out when it has no HTML. At most 500,000 characters. */
  readonly html?: string
  /** It passes on a mail of somebody else. */
  readonly isForward: boolean
  readonly files: readonly MailFile[]
  /** Beyond a cap, or broken: what could be read is here. */
  readonly isCut: boolean
  /** Sha256, hex, of what its sender wrote of it, below what servers on the way add: the same for the same mail by two ways. */
  readonly fingerprint: string
}

/** A file that came along, also a picture in the text. */
export interface MailFile {
  /** Never a path, at most 200 characters, with an ending. */
  readonly name: string
  /** As the mail says, lower case, such as `image/png`. */
  readonly type: string
  /** What people should know it is. Archives and all these stay closed. */
  readonly kind: MailFileKind
  readonly bytes: Uint8Array
  /** The HTML shows it where `data-cid` has this. */
  readonly cid?: string
}

export type MailFileKind = 'file' | 'mail' | 'outlook' | 'calendar' | 'signature' | 'encrypted' | 'report'

/** Which sign gave a machine away. */
export type AutomaticReason =
  | 'own-message'
  | 'own-header'
  | 'own-address'
  | 'bounce'
  | 'receipt'
  | 'auto-submitted'
  | 'auto-response-suppress'
  | 'precedence'
  | 'autoreply-header'
  | 'list'
  | 'feedback-id'
  | 'null-sender'
  | 'machine-address'

/** What a mail server says of a mail that was sent. */
export interface Bounce {
  /** `failed`: it will not arrive. `delayed`: it is still being tried. `delivered`: it arrived. */
  readonly outcome: 'failed' | 'delayed' | 'delivered'
  /** A class, a subject and a detail, such as `5.1.1`; left out where the server says none. */
  readonly status?: string
  /** Whom it was for. */
  readonly recipient?: string
  /** Message-IDs of the mail that was sent, best first. */
  readonly ids: readonly string[]
  /** As the server says it, one line, at most 500 characters. */
  readonly why?: string
}

/** What reading a mail takes besides its bytes. */
export interface ReadAbout {
  /** Addresses and aliases of all our mailboxes. */
  readonly ownAddresses: readonly string[]
  /** What stands behind the `@` of Message-IDs we make: `o.<..>.<..>@<sentDomain>`. */
  readonly sentDomain?: string
  /** Ms since 1970. */
  readonly now: number
}

/** A header that mails of ours carry: what comes back with it is ours, whoever it says it is from. */
export const ownHeader = 'X-Parley-Mail'
