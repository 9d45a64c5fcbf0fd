/** A folder of mails as an IMAP server has it: a simulator's. */
export interface Mailbox {
  readonly user: string
  password: string
  validity: number
  uidNext: number
  mails: StoredMail[]
}

export interface StoredMail {
  readonly uid: number
  readonly raw: Buffer
  /** When it came, ms since 1970. */
  readonly at: number
  /** What the server says of its size, true or not. */
  readonly size: number
}

export function createMailbox(user: string, password: string): Mailbox {
  return { user, password, validity: 1_000, uidNext: 1, mails: [] }
}

/** Puts a mail in; its uid. */
export function deliver(mailbox: Mailbox, raw: string | Buffer, about: { readonly at: number; readonly size?: number }): number {
  const bytes = Buffer.isBuffer(raw) ? raw : Buffer.from(raw.replaceAll(/\r?\n/g, '\r\n'))
  const uid = mailbox.uidNext
  mailbox.uidNext += 1
  mailbox.mails.push({ uid, raw: bytes, at: about.at, size: about.size ?? bytes.length })
  return uid
}

/** The server has rebuilt the folder: every mail has another uid, and old ones mean nothing. */
export function renumber(mailbox: Mailbox): void {
  mailbox.validity += 1
  mailbox.mails = mailbox.mails.map((mail, at) => ({ ...mail, uid: at + 1 }))
  mailbox.uidNext = mailbox.mails.length + 1
}
