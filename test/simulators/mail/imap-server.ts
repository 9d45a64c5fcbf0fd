import { type AddressInfo, createServer, type Socket } from 'node:net'
import { fetchAnswer, searchAnswer } from './imap-answers.ts'
import { createMailbox, deliver, type Mailbox } from './mailbox.ts'
import { type AcceptsToken, xoauth2In } from './token-server.ts'

/** What goes wrong. */
export interface ImapFaults {
  /** IDLE is granted, and nothing is ever told. */
  silentIdle?: boolean
  /** The lines that are open stay open, and nobody is behind them any more. */
  halfOpen?: boolean
  /** So many commands after the sign-in are answered by BYE and the end. */
  byes?: number
  /** Searches name each mail twice. */
  twice?: boolean
  /** The next mail that is fetched is announced as two gigabytes. */
  hugeLiteral?: boolean
  /** What is fetched comes in drops. */
  drops?: boolean
  /** Nobody is let in. */
  refuses?: boolean
}

/** A small IMAP server on loopback, which does what servers do and what they should not. */
export interface ImapServer {
  readonly port: number
  readonly faults: ImapFaults
  /** What clients asked for, oldest first, without tags. */
  readonly asked: string[]
  /** How many lines are open. */
  readonly open: number
  box(user: string): Mailbox
  /** Puts a mail into somebody's mailbox, and tells who is listening. */
  deliver(user: string, raw: string | Buffer, about?: { readonly at?: number; readonly size?: number }): number
  /** The newest mail of a mailbox that was fetched, once whoever fetched it listens again; undefined before anybody has listened. */
  handled(user: string): number | undefined
  /** Ends all lines without a word. */
  cut(): void
  close(): Promise<void>
}

interface Session {
  readonly socket: Socket
  user: string | undefined
  isSelected: boolean
  idle: string | undefined
  isDead: boolean
  /** So many mails its client knows of. */
  told: number
  /** The tag of a sign-in that was refused, until the client has heard why. */
  refused?: string | undefined
}

/** `users`: passwords by name. `now`: when mails come. With `accepts` only those come in whose access token it takes. */
export async function createImapServer(
  users: Readonly<Record<string, string>>,
  now: () => number,
  accepts?: AcceptsToken,
): Promise<ImapServer> {
  const greeting = `IMAP4rev1 IDLE${accepts ? ' SASL-IR AUTH=XOAUTH2' : ''}`
  const boxes = new Map(Object.entries(users).map(([user, password]) => [user, createMailbox(user, password)]))
  const sessions = new Set<Session>()
  const faults: ImapFaults = {}
  const asked: string[] = []
  const fetchedUpTo = new Map<string, number>()
  const handled = new Map<string, number>()
  const boxOf = (user: string): Mailbox => {
    const box = boxes.get(user)
    if (!box) throw new Error(`nobody is called "${user}"`)
    return box
  }
  const server = createServer(socket => {
    const session: Session = { socket, user: undefined, isSelected: false, idle: undefined, isDead: false, told: 0 }
    sessions.add(session)
    socket.on('error', () => {})
    socket.on('close', () => sessions.delete(session))
    socket.write(`* OK [CAPABILITY ${greeting}] a simulator is here\r\n`)
    let rest = ''
    socket.on('data', chunk => {
      if (session.isDead) return
      rest += chunk.toString('latin1')
      for (let end = rest.indexOf('\r\n'); end !== -1; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end)
        rest = rest.slice(end + 2)
        if (session.isDead) return
        hear(session, line)
      }
    })
  })
  const hear = (session: Session, line: string): void => {
    const { socket } = session
    if (session.idle !== undefined) {
      const tag = session.idle
      session.idle = undefined
      if (line.toUpperCase() === 'DONE') return void socket.write(`${tag} OK idled\r\n`)
    }
    if (session.refused !== undefined) {
      const tag = session.refused
      session.refused = undefined
      // Whoever is told why they are not let in says nothing more.
      return void socket.write(line === '' ? `${tag} NO [AUTHENTICATIONFAILED] Invalid credentials\r\n` : `${tag} BAD what?\r\n`)
    }
    const [tag = '*', ...words] = line.split(' ')
    const command = words.join(' ')
    const name = (words[0]?.toUpperCase() === 'UID' ? `UID ${words[1]}` : (words[0] ?? '')).toUpperCase()
    asked.push(name === 'LOGIN' || name === 'AUTHENTICATE' ? name : command)
    if (session.user !== undefined && (faults.byes ?? 0) > 0) {
      faults.byes = (faults.byes ?? 0) - 1
      return void socket.end('* BYE going down for a moment\r\n')
    }
    const ok = (before = ''): void => void socket.write(`${before}${tag} OK done\r\n`)
    if (name === 'CAPABILITY') return ok(`* CAPABILITY ${greeting}\r\n`)
    if (name === 'AUTHENTICATE' && accepts) {
      const { user, token } = xoauth2In(words[2] ?? '')
      if (words[1]?.toUpperCase() === 'XOAUTH2' && boxes.has(user) && accepts(user, token)) {
        session.user = user
        return ok()
      }
      session.refused = tag
      const why = Buffer.from(JSON.stringify({ status: '400', schemes: 'Bearer', scope: 'https://mail.example/' }))
      return void socket.write(`+ ${why.toString('base64')}\r\n`)
    }
    if (name === 'LOGIN' && accepts) return void socket.write(`${tag} NO basic authentication is off\r\n`)
    if (name === 'LOGIN') {
      const [user = '', password = ''] = (command.match(/"(?:[^"\\]|\\.)*"|\S+/g) ?? []).slice(1).map(unquoted)
      if (faults.refuses || boxes.get(user)?.password !== password)
        return void socket.write(`${tag} NO [AUTHENTICATIONFAILED] Invalid credentials\r\n`)
      session.user = user
      return ok()
    }
    if (name === 'LOGOUT') return void socket.end(`* BYE see you\r\n${tag} OK bye\r\n`)
    if (session.user === undefined) return void socket.write(`${tag} NO sign in first\r\n`)
    const box = boxOf(session.user)
    if (name === 'LIST' || name === 'LSUB') {
      if (command.endsWith('""')) return ok('* LIST (\\Noselect) "/" ""\r\n')
      return ok(/"?INBOX"?$/i.test(command) ? `* ${name} (\\HasNoChildren) "/" "INBOX"\r\n` : '')
    }
    if (name === 'SELECT' || name === 'EXAMINE') {
      if (!/ "?INBOX"?$/i.test(command)) return void socket.write(`${tag} NO [NONEXISTENT] there is no such folder\r\n`)
      session.isSelected = true
      session.told = box.mails.length
      return ok(
        `* FLAGS (\\Seen)\r\n* ${box.mails.length} EXISTS\r\n* 0 RECENT\r\n* OK [UIDVALIDITY ${box.validity}] valid\r\n* OK [UIDNEXT ${box.uidNext}] next\r\n`,
      )
    }
    if (name === 'UID SEARCH') return ok(searchAnswer(command, box, faults.twice === true))
    if (name === 'UID FETCH') return fetched(session, tag, command, box)
    if (name === 'IDLE') {
      session.idle = tag
      handled.set(session.user, fetchedUpTo.get(session.user) ?? 0)
      socket.write('+ idling\r\n')
      // What came while nobody listened is told first.
      return tellNews(session, box)
    }
    if (name !== 'NOOP') return void socket.write(`${tag} BAD what?\r\n`)
    session.told = box.mails.length
    return ok(`* ${session.told} EXISTS\r\n`)
  }
  const tellNews = (session: Session, { mails }: Mailbox): void => {
    if (session.idle === undefined || session.isDead || faults.silentIdle || session.told === mails.length) return
    session.told = mails.length
    session.socket.write(`* ${mails.length} EXISTS\r\n`)
  }
  const fetched = ({ socket }: Session, tag: string, command: string, box: Mailbox): void => {
    if (faults.hugeLiteral && /BODY/i.test(command)) {
      faults.hugeLiteral = false
      return void socket.write(`* 1 FETCH (UID 1 BODY[] {2147483648}\r\n`)
    }
    if (/BODY/i.test(command)) fetchedUpTo.set(box.user, Number(/UID FETCH (\d+)/i.exec(command)?.[1] ?? 0))
    const whole = Buffer.concat([...fetchAnswer(command, box), Buffer.from(`${tag} OK fetched\r\n`)])
    if (!faults.drops) return void socket.write(whole)
    const drip = (from: number): void => {
      if (from >= whole.length || socket.destroyed) return
      socket.write(whole.subarray(from, from + 3))
      setImmediate(() => drip(from + 3))
    }
    drip(0)
  }
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    faults: new Proxy(faults, {
      set(target, name, value) {
        if (name === 'halfOpen' && value === true) for (const session of sessions) session.isDead = true
        return Reflect.set(target, name, value)
      },
    }),
    asked,
    get open() {
      return sessions.size
    },
    box: boxOf,
    deliver(user, raw, about = {}) {
      const uid = deliver(boxOf(user), raw, { at: now(), ...about })
      for (const session of sessions) if (session.user === user) tellNews(session, boxOf(user))
      return uid
    },
    handled: user => handled.get(user),
    cut() {
      for (const { socket } of sessions) socket.destroy()
    },
    async close() {
      for (const { socket } of sessions) socket.destroy()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

function unquoted(word: string): string {
  return word.startsWith('"') ? word.slice(1, -1).replaceAll(/\\(.)/g, '$1') : word
}
