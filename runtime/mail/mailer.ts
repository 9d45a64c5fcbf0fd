import { createTransport } from 'nodemailer'

/** A mail, ready to leave. */
export interface Mail {
  /** The same at every try: who gets it twice sees it once. */
  readonly messageId: string
  /** What it is an answer to, so that mail programs keep the conversation together. */
  readonly references?: string
  /** An address that answers go to, instead of the sender's. */
  readonly replyTo?: string
  /** Who speaks, as it stands before the sender's address. */
  readonly fromName: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  /** ms since 1970. */
  readonly at: number
}

/** How sending went. Whether a mail has arrived when the line broke at its end nobody knows: then it is sent again. */
export type Sent = 'sent' | { readonly refused: string } | { readonly again: string }

/** Hands mails to the operator's mail server. */
export interface Mailer {
  /** Domain of the sender's address: ids of mails end in it. */
  readonly domain: string
  /** What the sender is called, when the setting says so. */
  readonly name: string | undefined
  /** Never rejects. */
  send(mail: Mail): Promise<Sent>
  close(): void
}

export interface MailerOptions {
  /** `smtp://user:password@host:port` or `smtps://`. */
  readonly smtpUrl: string
  /** An address, or `Name <address>`. */
  readonly from: string
}

/** Opens no connection before there is a mail to send; keeps two for a while. */
export function createMailer({ smtpUrl, from }: MailerOptions): Mailer {
  const sender = senderOf(from)
  const transport = createTransport({
    ...serverOf(smtpUrl),
    pool: true,
    maxConnections: 2,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 15_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  // An idle connection that the server cuts is no news: the next mail opens another.
  transport.on('error', () => {})
  return {
    domain: sender.address.split('@').at(-1) ?? '',
    name: sender.name,
    async send({ messageId, references, replyTo, fromName, to, subject, text, html, at }) {
      try {
        await transport.sendMail({
          from: { name: oneLine(fromName), address: sender.address },
          replyTo:
            replyTo === undefined
              ? { name: oneLine(sender.name ?? fromName), address: sender.address }
              : { name: '', address: replyTo },
          to: { name: '', address: to },
          subject: oneLine(subject),
          text,
          html,
          messageId,
          ...(references === undefined ? {} : { inReplyTo: references, references }),
          date: new Date(at),
          xMailer: false,
          disableFileAccess: true,
          disableUrlAccess: true,
        })
        return 'sent'
      } catch (error) {
        return failureOf(error)
      }
    },
    close: () => transport.close(),
  }
}

/** Who sends: `Kestrel Solar <support@kestrel.example>`, or the address alone. */
function senderOf(from: string): { readonly name: string | undefined; readonly address: string } {
  const [, name, address] = /^\s*(?:"?([^"<>]*?)"?\s*<([^<>\s]+)>)\s*$/.exec(from) ?? []
  return { name: name === undefined || name === '' ? undefined : name, address: address ?? from.trim() }
}

function serverOf(smtpUrl: string): object {
  const url = new URL(smtpUrl)
  const secure = url.protocol === 'smtps:'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const isHere = host === 'localhost' || host === '127.0.0.1' || host === '::1'
  const user = decodeURIComponent(url.username)
  const pass = decodeURIComponent(url.password)
  return {
    host,
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    ...(user === '' ? {} : { auth: { user, pass } }),
    // A password crosses no network in the open. On this machine there is nobody between, and no certificate for its name.
    requireTLS: !secure && user !== '' && !isHere,
    ...(isHere ? { tls: { rejectUnauthorized: false } } : {}),
  }
}

// Names and subjects come from people: a header is one line, whatever they hold.
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()
}

// Only what the server says of this mail is final; whatever is wrong with the line or the account may be put right.
function failureOf(error: unknown): Sent {
  const { code, responseCode, message } = detailsOf(error)
  const isOfThisMail = code === 'EENVELOPE' || code === 'EMESSAGE'
  const isFinal = isOfThisMail && (responseCode === undefined || responseCode >= 500)
  return isFinal ? { refused: message } : { again: message }
}

function detailsOf(error: unknown): { code: unknown; responseCode: number | undefined; message: string } {
  if (!(error instanceof Error)) return { code: undefined, responseCode: undefined, message: String(error) }
  const responseCode = 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : undefined
  return { code: 'code' in error ? error.code : undefined, responseCode, message: oneLine(error.message).slice(0, 300) }
}
