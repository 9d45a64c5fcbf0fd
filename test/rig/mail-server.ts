import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

/** What the server does with the next mail: takes it, refuses it for now or for good at one stage or another, or cuts the line. */
export type Does = 'take' | 'later' | 'refuse' | 'cut-in-data' | 'cut-after-data' | keyof typeof early

/** What is said of a mail before its words have come. */
const early = {
  'refuse-sender': { stage: 'from', status: 550 },
  'refuse-recipient': { stage: 'to', status: 550 },
  'later-recipient': { stage: 'to', status: 450 },
  'full-recipient': { stage: 'to', status: 452 },
  'busy-recipient': { stage: 'to', status: 421 },
} as const

/** A real mail server on loopback. */
export interface MailServer {
  readonly port: number
  /** What it does with those to come, in order; after these it takes all. */
  readonly does: Does[]
  /** Mails that came through whole, also those whose sender never learned of it. */
  readonly mails: ParsedMail[]
  /** As they came over the line. */
  readonly raw: string[]
  /** How they came: encrypted, as whom, and who gets what comes back (empty: nobody). */
  readonly sessions: { readonly secure: boolean; readonly user: string | undefined; readonly sender: string }[]
  /** Mails without a sender are refused. */
  namesSender: boolean
  tries: number
  /** What it lets people in with, where it asks; a test may change it. */
  password: string | undefined
  close(): Promise<void>
}

export async function createMailServer({
  tls = false,
  password,
  accepts,
}: {
  tls?: boolean
  password?: string
  /** Only access tokens that it takes let anybody in. */
  accepts?: (user: string, token: string) => boolean
} = {}): Promise<MailServer> {
  const refusal = (responseCode: number): Error => Object.assign(new Error('not today'), { responseCode })
  const stage = (name: 'from' | 'to') => (_address: unknown, _session: unknown, done: (error?: Error) => void) => {
    const [does] = found.does
    const fault = does !== undefined && does in early ? early[does as keyof typeof early] : undefined
    if (fault?.stage !== name) return done()
    found.does.shift()
    found.tries += 1
    done(refusal(fault.status))
  }
  const server = new SMTPServer({
    onMailFrom(address, session, done) {
      if (found.namesSender && address.address === '') return done(refusal(553))
      stage('from')(address, session, done)
    },
    onRcptTo: stage('to'),
    hideSTARTTLS: !tls,
    authOptional: password === undefined && accepts === undefined,
    ...(accepts ? { authMethods: ['XOAUTH2'] } : {}),
    allowInsecureAuth: true,
    logger: false,
    onAuth(auth, _session, done) {
      const { username = '', accessToken = '', password: given } = auth
      if (accepts ? accepts(username, accessToken) : given === found.password) return done(null, { user: username })
      return accepts ? done(null, { data: { status: '401', schemes: 'bearer' } }) : done(refusal(535))
    },
    onData(stream, session, done) {
      found.tries += 1
      const does = found.does.shift() ?? 'take'
      const chunks: Buffer[] = []
      const cut = (): void => {
        for (const connection of server.connections) connection.close()
      }
      stream.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        if (does === 'cut-in-data') cut()
      })
      stream.on('end', () => {
        if (does === 'cut-in-data') return
        if (does === 'later' || does === 'refuse') return done(refusal(does === 'later' ? 451 : 550))
        const raw = Buffer.concat(chunks)
        const keep = async (): Promise<void> => {
          found.mails.push(await simpleParser(raw))
          found.raw.push(raw.toString())
          const { mailFrom } = session.envelope
          const sender = mailFrom === false ? '' : mailFrom.address
          found.sessions.push({ secure: session.secure, user: session.user, sender })
          if (does === 'cut-after-data') cut()
          else done()
        }
        void keep()
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  const found: MailServer = {
    port,
    does: [],
    mails: [],
    raw: [],
    sessions: [],
    namesSender: false,
    tries: 0,
    password,
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
  return found
}
