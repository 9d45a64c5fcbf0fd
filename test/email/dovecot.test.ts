import { afterAll, beforeAll, expect, test } from 'vitest'
import { startReader } from '../../plugins/email/server/imap/reader.ts'
import { readKept } from '../../plugins/email/server/kept.ts'
import { createNotebook } from '../../plugins/email/server/notebook.ts'
import { createTokens } from '../../plugins/email/server/oauth/create-tokens.ts'
import { createTakeMail } from '../../plugins/email/server/take-mail.ts'
import { createWorries } from '../../plugins/email/server/worries.ts'
import { mailText, pretendLine } from '../rig/mail-scene.ts'
import { type Dovecot, noDovecot, startDovecot } from '../simulators/mail/dovecot.ts'

const user = 'support@brand.example'
let server: Dovecot | undefined
beforeAll(async () => {
  if (noDovecot === undefined) server = await startDovecot(user, 'pass word')
})
afterAll(() => server?.close())

test('a real server is read as the simulator is', async ({ skip }) => {
  if (!server) return skip(noDovecot ?? '')
  await server.deliver(mailText({ id: 'before@corp.example', text: 'Before it was connected' }))
  const about = { address: user, imapHost: '127.0.0.1', imapPort: server.port, imapSecurity: 'starttls' } as const
  const scene = pretendLine(about)
  const notebook = createNotebook(scene.line)
  const start = () =>
    startReader({
      line: scene.line,
      notebook,
      worries: createWorries(scene.line),
      tokens: createTokens(scene.line),
      take: createTakeMail(scene.line, notebook),
    })
  const first = start()
  await expect.poll(() => readKept(scene.kept).box).toBeDefined()
  await server.deliver(mailText({ id: 'one@corp.example', text: 'Grüße: one' }))
  const heard = async (...texts: string[]): Promise<void> => {
    await expect
      .poll(() => {
        scene.clock.advance(500)
        return scene.received.map(({ text }) => text)
      })
      .toEqual(texts)
  }
  await heard('Grüße: one')
  await first.stop()
  await server.deliver(mailText({ id: 'two@corp.example', text: 'two' }))
  const second = start()
  await heard('Grüße: one', 'two')
  await second.stop()
  expect(scene.trouble).toBeUndefined()
})
