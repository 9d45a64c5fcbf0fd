import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Found } from '../../plugins/email/server/imap/fetch-new.ts'
import { startReader } from '../../plugins/email/server/imap/reader.ts'
import { readKept } from '../../plugins/email/server/kept.ts'
import { createNotebook } from '../../plugins/email/server/notebook.ts'
import { createTokens } from '../../plugins/email/server/oauth/create-tokens.ts'
import { createWorries } from '../../plugins/email/server/worries.ts'
import { mailText, type PretendLine, pretendLine } from '../rig/mail-scene.ts'
import { createImapServer, type ImapServer } from '../simulators/mail/imap-server.ts'
import { renumber } from '../simulators/mail/mailbox.ts'

const user = 'support@brand.example'
let server: ImapServer
let scene: PretendLine
let stop: (() => Promise<void>) | undefined
/** Subjects of what was fetched, in order. */
let fetched: string[]
let found: Found[]

beforeEach(async () => {
  scene = pretendLine({ address: user })
  server = await createImapServer({ [user]: 'pass word' }, () => scene.clock.now())
  scene = pretendLine({ address: user, imapHost: '127.0.0.1', imapPort: server.port, imapSecurity: 'starttls' })
  fetched = []
  found = []
})
afterEach(async () => {
  await stop?.()
  stop = undefined
  await server.close()
})

const start = (line = scene): void => {
  const notebook = createNotebook(line.line)
  const reader = startReader({
    line: line.line,
    notebook,
    worries: createWorries(line.line),
    tokens: createTokens(line.line),
    async take(mail) {
      found.push(mail)
      const subject = /Subject: (.*)/.exec(Buffer.from(mail.raw).toString())?.[1] ?? ''
      await notebook.inTurn(kept => line.line.keep({ ...kept, ...(mail.box ? { box: mail.box } : {}) }))
      fetched.push(subject)
    },
  })
  stop = () => reader.stop()
}
const bring = (subject: string, about = {}): number =>
  server.deliver(user, mailText({ subject, id: `${subject}@corp.example` }), about)
const isListening = () => expect.poll(() => server.asked.at(-1)).toBe('IDLE')
const hears = (...subjects: string[]) => expect.poll(() => fetched).toEqual(subjects)
/** Time passes until it has happened: each step leaves the line a moment to answer. */
const pass = (happened: () => boolean, stepMs = 5_000) =>
  expect
    .poll(() => {
      if (!happened()) scene.clock.advance(stepMs)
      return happened()
    })
    .toBe(true)

describe('a mailbox', () => {
  it('is read from when it was connected, in order, and nothing is marked as seen', async () => {
    bring('older')
    start()
    await isListening()
    bring('one')
    bring('two')
    await hears('one', 'two')
    expect(server.asked.filter(command => /STORE|SELECT|BODY\[/i.test(command))).toEqual([])
    expect(scene.trouble).toBeUndefined()
  })

  it('goes on where it was after a restart', async () => {
    start()
    await isListening()
    bring('one')
    await hears('one')
    await stop?.()
    bring('two')
    start()
    await hears('one', 'two')
  })

  it('is asked each minute, so that an IDLE that has died is missed for no longer', async () => {
    server.faults.silentIdle = true
    start()
    await isListening()
    bring('unheard of')
    await pass(() => fetched.length === 1)
    await hears('unheard of')
  })

  it('is connected anew when its line is dead and nobody says so', async () => {
    start()
    await isListening()
    server.faults.halfOpen = true
    bring('behind a dead line')
    await pass(() => fetched.length === 1)
    await hears('behind a dead line')
    expect(scene.trouble).toBeUndefined()
  })

  it('is connected anew when the server says goodbye or cuts the line', async () => {
    start()
    await isListening()
    server.faults.byes = 2
    bring('one')
    await pass(() => fetched.length === 1)
    server.cut()
    bring('two')
    await pass(() => fetched.length === 2)
    await hears('one', 'two')
  })

  it('is read again for a week when the server has numbered it anew, and not beyond its first day', async () => {
    bring('before it was connected', { at: scene.clock.now() - 86_400_000 })
    start()
    await isListening()
    bring('one')
    await hears('one')
    renumber(server.box(user))
    bring('two')
    server.cut()
    await pass(() => fetched.includes('two'))
    await hears('one', 'one', 'two')
    expect(readKept(scene.kept).box).toMatchObject({ validity: '1001', uid: 3 })
    bring('three')
    await hears('one', 'one', 'two', 'three')
  })

  it('brings each mail once where the server names it twice, whole where it comes in drops', async () => {
    server.faults.twice = true
    server.faults.drops = true
    start()
    await isListening()
    bring('one')
    bring('two')
    await hears('one', 'two')
    expect(Buffer.from(found[0]?.raw ?? []).toString()).toContain('Hello there')
  })

  it('fetches the head alone of what is too large, and is not ended by two gigabytes', async () => {
    start()
    await isListening()
    bring('large', { size: 31 * 1_048_576 })
    await hears('large')
    expect(found[0]?.isHead).toBe(true)
    expect(Buffer.from(found[0]?.raw ?? []).toString()).not.toContain('Hello there')
    server.faults.hugeLiteral = true
    bring('announced wrongly')
    await pass(() => fetched.length === 2)
    await hears('large', 'announced wrongly')
  })

  it('says what to do about a wrong password, tries again rarely, and is well once it is right', async () => {
    server.box(user).password = 'another'
    start()
    await expect.poll(() => scene.trouble?.code).toBe('sign-in-refused')
    expect(scene.trouble?.why).toContain('Invalid credentials')
    expect(Object.keys(scene.trouble?.remedy ?? {})).toEqual(['en', 'nl', 'de', 'da'])
    const tries = () => server.asked.filter(command => command === 'LOGIN').length
    scene.clock.advance(300_000)
    expect(tries()).toBe(1)
    server.box(user).password = 'pass word'
    await pass(() => scene.trouble === undefined, 60_000)
  })

  it('says that there is no such folder, or that nobody answers', async () => {
    scene = pretendLine({ ...scene.line.config, folder: 'Nowhere' })
    start()
    await expect.poll(() => scene.trouble?.code).toBe('folder')
    await stop?.()
    await server.close()
    scene = pretendLine({ ...scene.line.config, folder: 'INBOX' })
    start()
    await expect.poll(() => scene.trouble?.code).toBe('unreachable')
  })

  it('is read by one channel at a time', async () => {
    start()
    await isListening()
    const other = pretendLine(scene.line.config, 'other')
    const second = startReader({
      line: other.line,
      notebook: createNotebook(other.line),
      worries: createWorries(other.line),
      tokens: createTokens(other.line),
      take: () => Promise.reject(new Error('it has nothing to take')),
    })
    expect(other.trouble?.code).toBe('mailbox-taken')
    expect(server.open).toBe(1)
    await second.stop()
  })
})
