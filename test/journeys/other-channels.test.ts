import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { en, flowOf } from '../rig/flow-of.ts'
import { type Agent, createJourneyScene, type JourneyScene } from '../rig/journey-scene.ts'
import { mailText } from '../rig/mail-scene.ts'
import { createMailServer, type MailServer } from '../rig/mail-server.ts'
import { createPictureHost, type PictureHost } from '../rig/picture-host.ts'
import { pngOf } from '../rig/sample-files.ts'
import { openChat, widgetOn, write } from '../rig/widget-scene.ts'
import type { FakeGraph } from '../simulators/graph/fake-graph.ts'
import { createGraph } from '../simulators/graph/graph.ts'
import { createImapServer, type ImapServer } from '../simulators/mail/imap-server.ts'

const user = 'support@brand.example'
const secret = 'a password of a mailbox'

let graph: FakeGraph
let imap: ImapServer
let smtp: MailServer
let elsewhere: PictureHost
let scene: JourneyScene
let ada: Agent
beforeAll(async () => {
  graph = await createGraph(() => Date.now())
  imap = await createImapServer({ [user]: secret }, () => Date.now())
  smtp = await createMailServer({ password: secret })
  elsewhere = await createPictureHost({ '/roof.png': pngOf(40, 40) })
  const PRIVATE_TARGETS = [elsewhere.host, graph.host, `127.0.0.1:${imap.port}`, `127.0.0.1:${smtp.port}`].join(',')
  scene = await createJourneyScene({ PRIVATE_TARGETS, MAIL_AFTER_MS: '1000' })
  await connect('page', 'messenger', graph.config, graph.secrets)
  graph.callback = `${scene.server.url}/channels/messenger/page/`
  const imapAt = { imapHost: '127.0.0.1', imapPort: imap.port, imapSecurity: 'starttls' }
  const smtpAt = { smtpHost: '127.0.0.1', smtpPort: smtp.port, smtpSecurity: 'starttls' }
  await connect('post', 'email', { address: user, name: 'Brand', ...imapAt, ...smtpAt }, { password: secret })
  await scene.publish(
    flowOf('help', [
      ['start', 'start', {}, { next: 'email' }],
      ['email', 'email-capture', { question: en('Your email?') }, { captured: 'people', skipped: 'people' }],
      ['people', 'handoff', { to: 'unassigned' }],
    ]),
  )
  await vi.waitFor(() => expect(imap.handled(user)).toBeDefined(), { timeout: 60_000 })
  ada = await scene.agent('Ada')
})
afterAll(async () => {
  await scene.close()
  await Promise.all([graph.close(), imap.close(), smtp.close(), elsewhere.close()])
})

async function connect(id: string, kind: string, config: object, secrets: Readonly<Record<string, string>>): Promise<void> {
  await scene.team(`PUT /api/channels/${id}`, { revision: 0, kind, config })
  for (const [name, value] of Object.entries(secrets)) await scene.team(`PUT /api/channels/${id}/secrets/${name}`, { value })
}

const mailTo = (address: string, words: string) =>
  expect
    .poll(() => smtp.mails.find(({ to, text }) => [to].flat()[0]?.text.includes(address) && text?.includes(words)))
    .toBeDefined()
const answerTo = (address: string): string =>
  smtp.mails.findLast(({ to }) => [to].flat()[0]?.text.includes(address))?.replyTo?.value[0]?.address ?? ''

it('a letter stands in the inbox with its pictures and files; what is answered goes by mail, and the next letter goes on below', async () => {
  const picture = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
  const letter = [
    'From: Sofie Wagner <sofie@corp.example>',
    `To: ${user}`,
    'Subject: My panels hum',
    'Message-ID: <s1@corp.example>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related; boundary="rel"',
    '',
    '--rel',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p>Since <b>Monday</b> they hum. Here is one:</p><p><img src="cid:panel@corp.example" width="40" height="40" alt="A panel"></p>',
    `<p>And the roof:</p><p><img src="http://${elsewhere.host}/roof.png" alt="Our roof"></p>`,
    '--rel',
    'Content-Type: image/png; name="panel.png"',
    'Content-ID: <panel@corp.example>',
    'Content-Transfer-Encoding: base64',
    '',
    picture,
    '--rel--',
    '',
  ].join('\r\n')
  imap.deliver(user, letter)
  const { page, thread } = ada
  await page.getByRole('navigation', { name: 'Lists' }).getByRole('link', { name: 'All open' }).click()
  await page.getByRole('listitem').getByRole('link').filter({ hasText: 'Sofie' }).click()
  await ada.sees('they hum')
  await thread.getByText('My panels hum').first().waitFor()
  await thread.getByRole('button', { name: 'Show as sent, with pictures' }).click()
  const isDrawn = (name: string): Promise<boolean> =>
    thread
      .frameLocator('iframe')
      .getByRole('img', { name })
      .evaluate(image => image instanceof HTMLImageElement && image.complete && image.naturalWidth > 0)
  await expect.poll(() => isDrawn('A panel')).toBe(true)
  expect([await isDrawn('Our roof'), elsewhere.asked]).toEqual([false, []])
  await thread.getByRole('button', { name: 'Load pictures' }).click()
  await expect.poll(() => isDrawn('Our roof')).toBe(true)
  expect(elsewhere.asked).toEqual(['/roof.png'])

  await ada.reply('Is the inverter warm?')
  await mailTo('sofie@corp.example', 'Is the inverter warm?')
  const { subject, from } = smtp.mails.at(-1) ?? {}
  expect([subject, from?.value[0]]).toEqual(['Re: My panels hum', { address: user, name: 'Ada via Brand' }])
  imap.deliver(
    user,
    mailText({
      from: 'Sofie Wagner <sofie@corp.example>',
      to: answerTo('sofie'),
      id: 's2@corp.example',
      text: 'As warm as a cat',
    }),
  )
  await ada.sees('As warm as a cat')
})

it('who writes by Messenger is answered there, until somebody answers in the Page’s own inbox', async () => {
  const person = '7000001'
  graph.names.set(person, { first_name: 'Jonas', last_name: 'Brandt' })
  expect(await graph.says(person, 'Do you fix roofs?')).toBe(200)
  const { page } = ada
  await page.getByRole('navigation', { name: 'Lists' }).getByRole('link', { name: 'All open' }).click()
  await page.getByRole('listitem').getByRole('link').filter({ hasText: 'Jonas' }).click()
  await ada.sees('Do you fix roofs?')
  await page
    .getByText(/people until|answer until/)
    .first()
    .waitFor()
  await ada.reply('We do, all of them')
  await expect.poll(() => graph.read(person)).toContain('We do, all of them')
  await graph.flush()
  expect(await graph.inbox('takes', person)).toBe(200)
  await page
    .getByText(/answers here\./)
    .first()
    .waitFor()
  await page.getByRole('button', { name: 'Take over' }).click()
  await page.getByText(/answers here\./).waitFor({ state: 'detached' })
  await ada.reply('Back with us')
  await expect.poll(() => graph.read(person)).toContain('Back with us')
})

it('a chat whose visitor has gone goes on by mail, and in the chat again when they come back', async () => {
  const visit = await scene.visit(`${scene.server.url}/demo?flow=help`)
  const widget = await openChat(visit)
  await write(visit, 'My roof leaks')
  await widget.getByText('Your email?').waitFor()
  await write(visit, 'lena@corp.example')
  await widget.getByRole('log').getByText('lena@corp.example').waitFor()
  await write(visit, 'Since the storm')
  await ada.page.getByRole('navigation', { name: 'Lists' }).getByRole('link', { name: 'All open' }).click()
  await ada.page.getByRole('listitem').getByRole('link').filter({ hasText: 'Since the storm' }).click()
  await ada.sees('lena@corp.example')
  await visit.goto('about:blank')
  await ada.reply('We come on Monday')
  await mailTo('lena@corp.example', 'We come on Monday')
  imap.deliver(
    user,
    mailText({ from: 'Lena <lena@corp.example>', to: answerTo('lena'), id: 'l1@corp.example', text: 'Monday is fine' }),
  )
  await ada.sees('Monday is fine')
  await visit.goto(`${scene.server.url}/demo?flow=help`)
  // It was open when they went.
  const chat = widgetOn(visit).getByRole('log')
  for (const words of ['We come on Monday', 'Monday is fine']) await chat.getByText(words).waitFor()
})
