import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMailServer, type MailServer } from '../rig/mail-server.ts'
import { type CrashHouse, createCrashHouse } from './crash-scene.ts'

let house: CrashHouse
let mail: MailServer
beforeAll(async () => {
  house = await createCrashHouse()
  mail = await createMailServer()
})
afterAll(async () => {
  await house.close()
  await mail.close()
})

test.for(['timer.after-turn', 'mail.before-send', 'mail.sent', 'effect.after-turn'])(
  'killed at %s, an answer goes by mail: every time under the same id, and the log names it once',
  { timeout: 120_000 },
  async name => {
    const scene = await house.open()
    const env = {
      SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
      MAIL_FROM: 'Kestrel <support@kestrel.example>',
      MAIL_AFTER_MS: '1000',
    }
    await scene.server.start({ ...env, FAILPOINT: name })
    const address = `${name}@corp.com`
    const begun = await fetch(new URL('/api/visitor/conversations', scene.server.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ flow: 'crash', clientMsgId: 'a', text: address }),
    })
    const { conversation } = (await begun.json()) as { conversation: { id: string } }
    await scene.team('POST', `/api/conversations/${conversation.id}/messages`, { text: 'Hello', clientMsgId: 'b' })
    expect(await scene.server.ended).toBe('SIGKILL')
    await scene.server.start(env)
    const mailed = async (): Promise<readonly unknown[]> => {
      const { body } = await scene.team('GET', `/api/conversations/${conversation.id}/log`)
      return (body.entries as readonly { type: string }[]).filter(({ type }) => type === 'mailed' || type === 'not-mailed')
    }
    await expect.poll(mailed, { timeout: 20_000, interval: 200 }).toMatchObject([{ type: 'mailed', to: address }])
    const mine = mail.mails.filter(({ to }) => to !== undefined && !Array.isArray(to) && to.text === address)
    expect(mine.length).toBeGreaterThan(0)
    expect(mine.length).toBeLessThanOrEqual(name === 'mail.sent' ? 2 : 1)
    expect(new Set(mine.map(({ messageId }) => messageId)).size).toBe(1)
    await scene.close()
  },
)
