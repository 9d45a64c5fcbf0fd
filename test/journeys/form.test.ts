import { afterAll, beforeAll, expect, it } from 'vitest'
import { en, flowOf } from '../rig/flow-of.ts'
import { type HostSite, hostSite } from '../rig/host-site.ts'
import { type Agent, createJourneyScene, type JourneyScene } from '../rig/journey-scene.ts'
import { createMailServer, type MailServer } from '../rig/mail-server.ts'

let scene: JourneyScene
let mails: MailServer
let site: HostSite
let ada: Agent

const pageOf = (action: string): string => `<!doctype html><title>Kestrel</title>
<form method="post" action="${action}">
<label>Your name <input name="name"></label>
<label>Your email <input name="email"></label>
<label>Your question <textarea name="message"></textarea></label>
<input name="website" hidden>
<button name="go">Ask</button>
</form>`

beforeAll(async () => {
  mails = await createMailServer()
  scene = await createJourneyScene({
    SMTP_URL: `smtp://127.0.0.1:${mails.port}`,
    MAIL_FROM: 'Kestrel Solar <support@kestrel.example>',
  })
  const pages: Record<string, { html: string }> = {}
  site = await hostSite(pages)
  pages['/'] = { html: pageOf(`${scene.server.url}/channels/form/contact/`) }
  pages['/thanks'] = { html: '<h1>Thanks, says Kestrel</h1>' }
  await scene.team('PUT /api/channels/contact', { revision: 0, kind: 'form', config: { origins: [site.url] } })
  await scene.publish({
    ...flowOf('contact', [
      ['start', 'start', {}, { next: 'people' }],
      [
        'people',
        'handoff',
        { to: 'unassigned', askEmail: 'never', waiting: en('We look at it, {{vars.name}}.'), away: en('Later.') },
      ],
    ]),
    channel: 'contact',
    languages: ['en', 'de'],
  })
  ada = await scene.agent('Ada')
})
afterAll(async () => {
  await scene.close()
  await site.close()
  await mails.close()
})

it('somebody without JavaScript asks on a page of a site, corrects what is wrong, and is answered by mail', async () => {
  const page = await (await scene.tests.person({ javaScriptEnabled: false, locale: 'de-DE' })).newPage()
  await page.goto(`${site.url}/`)
  await page.getByLabel('Your name').fill('Grace <b>Hopper</b>')
  await page.getByLabel('Your email').fill('grace@corp')
  await page.getByLabel('Your question').fill('Does it work at night?')
  await page.getByRole('button', { name: 'Ask' }).click()

  // The same form, by us: in their language, with what they wrote.
  await page.getByRole('heading', { name: 'Etwas fehlt oder passt nicht' }).waitFor()
  expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Grace <b>Hopper</b>')
  await page.getByLabel('E-Mail').fill('grace@corp.com')
  await page.getByRole('button', { name: 'Senden' }).click()
  await page.getByRole('heading', { name: 'Gesendet' }).waitFor()
  await page.reload()

  const id = await ada.open('Grace', 'Unassigned')
  await ada.sees('Nachricht: Does it work at night?')
  const { tickets } = await scene.team('GET /api/tickets')
  expect(tickets).toMatchObject([{ subject: 'Grace <b>Hopper</b>' }])
  await ada.reply('Yes, from the **battery**.')
  await expect.poll(() => mails.mails.filter(({ text }) => text?.includes('battery')).length).toBe(1)
  const answer = mails.mails.find(({ text }) => text?.includes('battery'))
  expect(JSON.stringify(answer?.to)).toContain('grace@corp.com')
  expect(answer?.subject).toBe('Antwort: Schreiben Sie uns')
  expect(answer?.html).toContain('<strong>battery</strong>')
  expect(mails.mails[0]?.text).toContain('We look at it, Grace')
  expect((await scene.stored(id)).filter(line => line.startsWith('V '))).toHaveLength(1)
})

it('a form whose site has a page for it leads back there', async () => {
  const config = { origins: [site.url], redirect: '/thanks', makesTicket: false }
  await scene.team('PUT /api/channels/contact', { revision: 1, kind: 'form', config })
  const page = await (await scene.tests.person({ javaScriptEnabled: false })).newPage()
  await page.goto(`${site.url}/`)
  await page.getByLabel('Your name').fill('Alan')
  await page.getByLabel('Your email').fill('alan@corp.com')
  await page.getByLabel('Your question').fill('And in winter?')
  await page.getByRole('button', { name: 'Ask' }).click()
  await page.getByRole('heading', { name: 'Thanks, says Kestrel' }).waitFor()
  expect(new URL(page.url()).origin).toBe(site.url)
  await ada.open('Alan')
  await ada.sees('Message: And in winter?')
})
