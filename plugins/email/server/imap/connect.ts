import { ImapFlow } from 'imapflow'
import type { EmailLine } from '../email-line.ts'
import type { Tokens } from '../oauth/create-tokens.ts'
import { usesTokens } from '../oauth/providers.ts'
import { SignInError } from '../oauth/sign-in-error.ts'
import { onThisMachine } from '../smtp/post.ts'

/** What a mail may have at most, and what the server may say of one in a single answer. */
export const mostBytes = 30 * 1_048_576

type Made = (imap: ImapFlow) => void

/** Connects to the mailbox and signs in. Rejects with what is wrong. Whoever gets it closes it; `made` gets it before it is connected. */
export async function connectImap(line: EmailLine, tokens: Tokens, made: Made = () => {}): Promise<ImapFlow> {
  if (!usesTokens(line.config, 'IMAP')) return connectWith(line, { pass: await line.secret(line.config.password) }, made)
  const accessToken = await tokens.current()
  try {
    return await connectWith(line, { accessToken }, made)
  } catch (error) {
    if (!isRefused(error)) throw error
    const another = await tokens.renewed(accessToken)
    if (another === undefined) throw tokenRefused(error)
    return await connectWith(line, { accessToken: another }, made).catch((again: unknown) => {
      throw isRefused(again) ? tokenRefused(again) : again
    })
  }
}

type Credentials = { readonly pass: string } | { readonly accessToken: string }

async function connectWith(line: EmailLine, credentials: Credentials, made: Made): Promise<ImapFlow> {
  const { config } = line
  const { imapHost: host, imapPort: port, imapSecurity, user, address } = config
  const reached = await line.reach(host, port)
  const isHere = onThisMachine(host)
  const isTls = imapSecurity === 'tls'
  const imap = new ImapFlow({
    host: reached,
    servername: host,
    port,
    secure: isTls,
    // A password crosses no network in the open: without encryption it is not given.
    ...(isTls || isHere ? {} : { doSTARTTLS: true }),
    tls: { servername: host, rejectUnauthorized: !isHere },
    auth: { user: user === '' ? address : user, ...credentials },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 600_000,
    maxLiteralSize: mostBytes + 1_048_576,
  })
  // What it throws while nobody waits for it is told by its end.
  imap.on('error', () => {})
  made(imap)
  try {
    await imap.connect()
    return imap
  } catch (error) {
    imap.close()
    throw error
  }
}

function isRefused(error: unknown): error is Error {
  return error instanceof Error && 'authenticationFailed' in error && error.authenticationFailed === true
}

function tokenRefused(error: Error): SignInError {
  const said = 'responseText' in error && typeof error.responseText === 'string' ? error.responseText : error.message
  return new SignInError('token-refused', said)
}
