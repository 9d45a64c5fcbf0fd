import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mailText } from '../rig/mail-scene.ts'
import { team } from '../rig/real-chat.ts'
import { adminToken, type ServerProcess, serverProcess } from '../rig/server-process.ts'
import { createImapServer, type ImapServer } from '../simulators/mail/imap-server.ts'

const user = 'support@brand.example'
const secret = 'a password of a mailbox'

let folder: string
let server: ServerProcess
let imap: ImapServer
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-letters-'))
  imap = await createImapServer({ [user]: secret }, () => Date.now())
  server = serverProcess(folder, { PRIVATE_TARGETS: `127.0.0.1:${imap.port}` })
})
afterAll(async () => {
  await server.kill('SIGKILL')
  await imap.close()
  await rm(folder, { recursive: true, force: true })
})

interface Message {
  readonly conversation: string
  readonly seq: number
  readonly text: string
}

async function letters(): Promise<readonly Message[]> {
  const list = (await team(server.url, 'GET', '/api/conversations?channel=post')) as { conversations: readonly { id: string }[] }
  const all = await Promise.all(
    list.conversations.map(async ({ id }) => {
      const told = await team(server.url, 'GET', `/api/conversations/${id}/events?after=0`)
      const { events } = told as { events: readonly { letter?: object; seq: number; text: string }[] }
      return events.flatMap(({ letter, seq, text }) => (letter ? [{ conversation: id, seq, text }] : []))
    }),
  )
  return all.flat()
}

test('killed between store and turn, and again while it makes up for that, a letter is there once, byte for byte', {
  timeout: 120_000,
}, async () => {
  await server.start({ FAILPOINT: 'intake.stored' })
  const host = {
    imapHost: '127.0.0.1',
    imapPort: imap.port,
    imapSecurity: 'starttls',
    smtpHost: '127.0.0.1',
    smtpPort: imap.port,
  }
  await team(server.url, 'PUT', '/api/channels/post', { revision: 0, kind: 'email', config: { address: user, ...host } })
  await team(server.url, 'PUT', '/api/channels/post/secrets/password', { value: secret })
  await expect.poll(() => imap.handled(user)).toBeDefined()
  const raw = mailText({ id: 'once@corp.example', text: 'The cellar is under water' })
  imap.deliver(user, raw)
  expect(await server.ended).toBe('SIGKILL')

  // What waits is taken up at once: perhaps before the server listens.
  await server.start({ FAILPOINT: 'intake.before-turn' }).catch(() => {})
  expect(await server.ended).toBe('SIGKILL')

  await server.start()
  await expect.poll(letters).toMatchObject([{ text: 'The cellar is under water' }])
  const [{ conversation, seq } = { conversation: '', seq: 0 }] = await letters()
  const address = `${server.url}/api/conversations/${conversation}/messages/${seq}/original`
  const original = await fetch(address, { headers: { authorization: `Bearer ${adminToken}` } })
  expect(await original.text()).toBe(raw)
  // The mailbox is read on from there: the next is the next.
  imap.deliver(
    user,
    mailText({ id: 'next@corp.example', text: 'It is dry again', headers: ['In-Reply-To: <once@corp.example>'] }),
  )
  await expect
    .poll(async () => (await letters()).map(({ text }) => text))
    .toEqual(['The cellar is under water', 'It is dry again'])
})
