import type { Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { createJourneyScene, type JourneyScene } from '../rig/journey-scene.ts'
import { scriptPayloads } from '../rig/script-payloads.ts'
import { createImapServer, type ImapServer } from '../simulators/mail/imap-server.ts'

const user = 'support@brand.example'
const secret = 'a password of a mailbox'
const payloads = scriptPayloads()
const perLetter = 60
const letters = Array.from({ length: Math.ceil(payloads.length / perLetter) }, (_, at) =>
  payloads.slice(at * perLetter, (at + 1) * perLetter),
)

let imap: ImapServer
let scene: JourneyScene
beforeAll(async () => {
  imap = await createImapServer({ [user]: secret }, () => Date.now())
  scene = await createJourneyScene({ PRIVATE_TARGETS: `127.0.0.1:${imap.port}` })
  const host = {
    imapHost: '127.0.0.1',
    imapPort: imap.port,
    imapSecurity: 'starttls',
    smtpHost: '127.0.0.1',
    smtpPort: imap.port,
  }
  await scene.team('PUT /api/channels/post', { revision: 0, kind: 'email', config: { address: user, ...host } })
  await scene.team('PUT /api/channels/post/secrets/password', { value: secret })
  await vi.waitFor(() => expect(imap.handled(user)).toBeDefined(), { timeout: 60_000 })
})
afterAll(async () => {
  await scene.close()
  await imap.close()
})

it(`${payloads.length} texts that try to become code do nothing in letters, as words, as headings or as they were sent`, async () => {
  expect(payloads.length).toBeGreaterThanOrEqual(600)
  for (const [number, texts] of letters.entries()) imap.deliver(user, letterOf(number, texts))
  const rows = async (): Promise<readonly { id: string }[]> =>
    (await scene.team('GET /api/conversations?channel=post')).conversations
  const messages = async (): Promise<number> => {
    const [row] = await rows()
    if (!row) return 0
    const { events } = await scene.team(`GET /api/conversations/${row.id}/events?after=0&limit=500`)
    return events.filter(({ letter }: { letter?: object }) => letter !== undefined).length
  }
  await expect.poll(messages, { timeout: 60_000 }).toBe(letters.length)
  const [row] = await rows()

  const { page } = await scene.agent('Ada', { viewport: { width: 1440, height: 8_000 } })
  const happened = await watch(page)
  await page.goto(`${scene.server.url}/inbox/everything/${row?.id}`)
  const shown = page.getByRole('log').locator('iframe')
  // One after the other: a letter that is shown moves the others.
  for (const [at] of letters.entries()) {
    await page
      .getByRole('log')
      .getByRole('button', { name: 'Show as sent' })
      .first()
      .evaluate(button => button instanceof HTMLElement && button.click())
    await expect.poll(() => shown.count()).toBe(at + 1)
  }
  await expect.poll(() => letterFrames(page).length).toBe(letters.length)
  for (const frame of letterFrames(page)) {
    await frame.waitForLoadState('load')
    expect(await active(frame)).toEqual([])
  }
  // What stands around them, with their subjects and senders, is the app's own.
  expect(await active(page.mainFrame())).toEqual([])
  expect(happened).toEqual([])
}, 180_000)

const letterFrames = (page: Page): readonly Frame[] => page.frames().filter(frame => frame.url().endsWith('/page'))

/** Whatever of a text has run, or asked for something. */
async function watch(page: Page): Promise<readonly string[]> {
  const happened: string[] = []
  page.on('request', request => {
    const isOurs = request.url().startsWith(scene.server.url) && !request.url().includes('pwned')
    if (!isOurs && !request.url().startsWith('data:')) happened.push(request.url())
  })
  page.on('popup', popup => happened.push(popup.url()))
  page.on('dialog', dialog => happened.push(dialog.message()))
  await page.exposeFunction('pwned', () => happened.push('called'))
  return happened
}

/** Elements and attributes that run something, load something or send something somewhere. */
function active(frame: Frame): Promise<readonly string[]> {
  return frame.evaluate(() => {
    const isLetter = window !== window.parent
    const runs = isLetter
      ? /^(script|iframe|object|embed|base|math|svg|form|input|video|audio|link|foreignobject|animate)$/i
      : /^(object|embed|base|math|foreignobject|animate)$/i
    return [...document.body.querySelectorAll('*')].flatMap(element => [
      ...(runs.test(element.localName) ? [element.localName] : []),
      ...[...element.attributes].flatMap(({ name, value }) => {
        const isAddress = /^(href|src|action|formaction|poster|data|srcset|xlink:href)$/.test(name)
        const leads = isAddress && !/^(https?:|mailto:|tel:)/.test(value) && (isLetter || !/^[/#](?!\/)/.test(value))
        const loads = name === 'style' && /url|@import|expression|script/i.test(value)
        return /^on|^srcdoc$/.test(name) || leads || loads ? [`${element.localName} ${name}=${value.slice(0, 80)}`] : []
      }),
    ])
  })
}

/** A letter of one thread that says these texts wherever a letter says something. */
function letterOf(number: number, texts: readonly string[]): string {
  const [first = '', second = ''] = texts
  return [
    `From: ${encoded(first)} <eve@corp.example>`,
    `To: ${encoded(second)} <${user}>`,
    `Subject: ${encoded(first)}`,
    `Message-ID: <letter-${number}@corp.example>`,
    ...(number === 0 ? [] : ['In-Reply-To: <letter-0@corp.example>']),
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary="between"',
    '',
    '--between',
    ...part('text/plain', texts.join('\n\n')),
    '--between',
    ...part('text/html', texts.map(text => `<div>${text}</div>`).join('\n')),
    '--between--',
    '',
  ].join('\r\n')
}

// As base64: nothing on the way has a reason to change what the texts are made of.
const part = (type: string, content: string): readonly string[] => [
  `Content-Type: ${type}; charset=utf-8`,
  'Content-Transfer-Encoding: base64',
  '',
  ...(Buffer.from(content)
    .toString('base64')
    .match(/.{1,76}/g) ?? []),
]

// An encoded word holds 75 characters: a long text is several.
const encoded = (text: string): string =>
  (text.match(/[\s\S]{1,12}/gu) ?? []).map(piece => `=?utf-8?B?${Buffer.from(piece).toString('base64')}?=`).join('\r\n ')
