import { createTransport, type Transporter } from 'nodemailer'
import type SMTPPool from 'nodemailer/lib/smtp-pool/index.js'
import type { EmailLine } from '../email-line.ts'
import type { Tokens } from '../oauth/create-tokens.ts'
import { usesTokens } from '../oauth/providers.ts'
import { SignInError } from '../oauth/sign-in-error.ts'
import { createGiven, type Given } from './given-token.ts'

/** A mail as the library takes it. */
export type Mail = SMTPPool.MailOptions

/** The way out: a few connections to the mailbox's own server, kept for a while. */
export interface Post {
  /** Rejects with what the server or the line says. */
  send(mail: Mail): Promise<void>
  /** Connects and signs in, and no more. Rejects as `send`. */
  verify(): Promise<void>
  close(): void
}

/** Opens no connection before there is something to send. */
export function createPost(line: EmailLine, tokens: Tokens): Post {
  const given = usesTokens(line.config, 'SMTP') ? createGiven(tokens) : undefined
  let current: Promise<Transporter<SMTPPool.SentMessageInfo>> | undefined
  const transport = (): Promise<Transporter<SMTPPool.SentMessageInfo>> => {
    current ??= connect(line, given)
    return current
  }
  // The next to send looks up the address anew.
  const drop = (): void => {
    void current?.then(
      open => open.close(),
      () => {},
    )
    current = undefined
  }
  const use = async (work: (open: Transporter<SMTPPool.SentMessageInfo>) => Promise<unknown>): Promise<void> => {
    try {
      await given?.check()
      await work(await transport())
    } catch (error) {
      if (!isOfThisMail(error)) drop()
      throw error
    }
  }
  // Some servers only say no: those that say why were given another token by the library already.
  const useAgain = async (work: (open: Transporter<SMTPPool.SentMessageInfo>) => Promise<unknown>): Promise<void> => {
    try {
      await use(work)
    } catch (error) {
      if (!given || !isRefused(error)) throw error
      await given.renew(error)
      await use(work).catch((again: unknown) => {
        throw isRefused(again) ? tokenRefused(again) : again
      })
    }
  }
  return {
    send: mail => useAgain(open => open.sendMail(mail)),
    verify: () => useAgain(open => open.verify()),
    close: drop,
  }
}

async function connect(line: EmailLine, given: Given | undefined): Promise<Transporter<SMTPPool.SentMessageInfo>> {
  const { config } = line
  const { smtpHost: host, smtpPort: port, smtpSecurity, sameSignIn, address } = config
  const reached = await line.reach(host, port)
  const named = sameSignIn ? config.user : config.smtpUser
  const user = named === '' ? address : named
  const auth = given
    ? { type: 'OAuth2' as const, user, provisionCallback: given.provide }
    : { user, pass: await line.secret(sameSignIn ? config.password : config.smtpPassword) }
  const isHere = onThisMachine(host)
  const options: SMTPPool.Options = {
    host: reached,
    port,
    secure: smtpSecurity === 'tls',
    // A password crosses no network in the open. On this machine there is nobody between, and no certificate for its name.
    requireTLS: smtpSecurity === 'starttls' && !isHere,
    tls: { servername: host, rejectUnauthorized: !isHere },
    auth,
    pool: true,
    maxConnections: 2,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 15_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
  const open = createTransport(options)
  // An idle connection that the server cuts is no news: the next mail opens another.
  open.on('error', () => {})
  return open
}

/** Is it this very machine? There, connections need no certificate. */
export function onThisMachine(host: string): boolean {
  return host === 'localhost' || host === '127.0.0.1' || host === '::1'
}

/** Is it what the server says of this one mail, and not of the line or the account? */
export function isOfThisMail(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EENVELOPE' || error.code === 'EMESSAGE')
}

function isRefused(error: unknown): error is Error {
  return error instanceof Error && !(error instanceof SignInError) && 'code' in error && error.code === 'EAUTH'
}

const tokenRefused = ({ message }: Error): SignInError => new SignInError('token-refused', message)
