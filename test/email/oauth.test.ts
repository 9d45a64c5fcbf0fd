import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type ApiScene, adminToken, createApiScene } from '../rig/api-scene.ts'
import { en, flowOf } from '../rig/flow-of.ts'
import { mailText } from '../rig/mail-scene.ts'
import { createMailServer, type MailServer } from '../rig/mail-server.ts'
import { createImapServer, type ImapServer } from '../simulators/mail/imap-server.ts'
import { createTokenServer, type TokenServer } from '../simulators/mail/token-server.ts'

const user = 'support@brand.example'
let provider: TokenServer
let imap: ImapServer
let smtp: MailServer
let scene: ApiScene

beforeAll(async () => {
  provider = await createTokenServer(user)
  imap = await createImapServer({ [user]: 'no password' }, () => scene.clock.now(), provider.accepts)
  smtp = await createMailServer({ accepts: provider.accepts })
  scene = await createApiScene({ PRIVATE_TARGETS: [imap, smtp, provider].map(({ port }) => `127.0.0.1:${port}`).join() })
  const config = {
    address: user,
    name: 'Brand',
    signIn: 'oauth',
    provider: 'other',
    tokenUrl: provider.url,
    clientId: 'app',
    imapHost: '127.0.0.1',
    imapPort: imap.port,
    imapSecurity: 'starttls',
    smtpHost: '127.0.0.1',
    smtpPort: smtp.port,
    smtpSecurity: 'starttls',
    mostInTenMinutes: 20,
  }
  await scene.app.listen({ port: 0, host: '127.0.0.1' })
  await ok('PUT /api/channels/oauth-post', { revision: 0, kind: 'email', config })
  await ok('PUT /api/channels/oauth-post/secrets/client-secret', { value: 'app secret' })
  const flow = flowOf('mail-flow', [
    ['start', 'start', {}, { next: 'hi' }],
    ['hi', 'say', { text: en('You said {{reply}}.') }],
  ])
  await scene.publish({ ...flow, channel: 'oauth-post' })
})
afterAll(async () => {
  await scene.close()
  await Promise.all([imap.close(), smtp.close(), provider.close()])
})

const ok = async (what: string, body?: unknown): Promise<Record<string, unknown>> => {
  const answer = await scene.call(what, body, adminToken)
  expect([what, answer.status, answer.status < 300 ? '' : answer.text]).toEqual([what, answer.status, ''])
  return answer.json
}
const trouble = async (): Promise<{ code?: string; remedy?: Record<string, string> } | undefined> =>
  (await scene.runtime.lines.status('oauth-post'))?.trouble
const signsIn = async (): Promise<void> => {
  await ok('PUT /api/channels/oauth-post/secrets/refresh-token', { value: provider.signIn() })
}
const kept = () => scene.runtime.secrets.open('channel:oauth-post', 'refresh-token')
const isAnswered = async (person: string): Promise<void> => {
  imap.deliver(user, mailText({ from: `${person}@corp.example`, id: `${person}@corp.example`, text: person }))
  await expect
    .poll(async () => {
      await scene.pass(5_000)
      return smtp.mails.map(({ to }) => [to].flat()[0]?.text)
    })
    .toContain(`${person}@corp.example`)
}

describe('a mailbox that is signed in to with tokens', () => {
  it('says what it lacks, is tested with the token, and reads and sends with one', async () => {
    await expect.poll(async () => (await trouble())?.code).toBe('tokens-missing')
    await signsIn()
    await vi.waitFor(() => expect(imap.asked.at(-1)).toBe('IDLE'), { timeout: 20_000 })
    expect(JSON.stringify(await ok('POST /api/channels/oauth-post/test', {}))).not.toContain('code')
    await isAnswered('ada')
    expect([provider.asked.length, smtp.sessions.at(-1)?.user, imap.asked.includes('LOGIN')]).toEqual([1, user, false])
    expect(await kept()).not.toBe(provider.asked[0]?.['refresh_token'])
  })

  it('gets another token once, for both, when the one it has ends early', async () => {
    const before = provider.asked.length
    await scene.pass(120_000)
    provider.endAccess()
    imap.cut()
    await isAnswered('bea')
    expect(provider.asked.length).toBe(before + 1)
    expect(provider.mostAtOnce).toBe(1)
  })

  it('says that it is disconnected when the permission was taken back, and goes on by itself with a new one', async () => {
    await scene.pass(120_000)
    provider.faults.revoked = true
    provider.endAccess()
    imap.cut()
    await expect
      .poll(async () => {
        await scene.pass(5_000)
        return (await trouble())?.code
      })
      .toBe('disconnected')
    expect(Object.keys((await trouble())?.remedy ?? {})).toEqual(['en', 'nl', 'de', 'da'])
    const channels = JSON.stringify(await ok('GET /api/channels'))
    expect(channels).toContain('"code":"disconnected"')
    expect(channels).not.toMatch(/refresh-\d|access-\d|app secret/)
    await signsIn()
    await isAnswered('cem')
    await expect.poll(trouble).toBeUndefined()
  })
})
