import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AppScene, createAppScene } from '../rig/app-scene.ts'
import { openChat, widgetOn, write } from '../rig/widget-scene.ts'

const mette = { name: 'Mette Holm', email: 'mette@example.com', password: 'correct horse battery' }

let scene: AppScene
let storage: Awaited<ReturnType<ReturnType<Page['context']>['storageState']>>
/** Where they are, and what stands there once all is there. */
let pages: readonly (readonly [path: string, words: string])[]
const complaints: string[] = []

/** A team, a contact with a past, and a conversation in which all kinds of things have happened. */
beforeAll(async () => {
  scene = await createAppScene()
  const member = await scene.open('/sign-in')
  await scene.setUp(member, mette)
  const call = async (path: string, data?: object) => {
    const [method = '', url = ''] = path.split(' ')
    const headers = { origin: scene.server.url }
    const answer = await member.context().request.fetch(scene.server.url + url, { method, headers, ...(data ? { data } : {}) })
    expect(answer.status(), path).toBeLessThan(300)
    return answer.json()
  }
  const visitor = await scene.open('/demo')
  const chat = await openChat(visitor)
  await chat.getByRole('button', { name: 'Pricing' }).click()
  await chat.getByText('Which plan are you looking at?').waitFor()
  await write(visitor, 'The team plan')
  await chat.getByRole('textbox', { name: 'Your email' }).fill('ada@example.com')
  await chat.getByRole('button', { name: 'Send' }).first().click()
  await chat.getByText('Somebody from our team for companies joins you.').waitFor()
  const { conversations } = await call('GET /api/conversations')
  const at = `/api/conversations/${conversations[0].id}`
  await call(`POST ${at}/messages`, { text: 'Hello **Ada**, here is [the list](https://example.com).', clientMsgId: 'a1' })
  await call(`POST ${at}/notes`, { text: 'A large company', mentions: [], clientMsgId: 'n1' })
  await call(`POST ${at}/labels`, { add: ['vip'] })
  await call('PUT /api/snippets/list', { revision: 0, shortcut: 'list', text: 'The list is at https://example.com.' })
  await widgetOn(visitor).getByText('here is the list').waitFor()
  const { contacts } = await call('GET /api/contacts')
  await visitor.context().close()
  pages = [
    ['/inbox/all', 'You: Hello'],
    [`/inbox/all/${conversations[0].id}`, 'Hello Ada'],
    ['/contacts', 'ada@example.com'],
    [`/contacts/${contacts[0].id}`, 'ada@example.com'],
  ]
  storage = await member.context().storageState()
  await member.context().close()
})
afterAll(() => scene.close())

/** The app, as whoever is signed in; what its pages complain of is written down. */
async function open(options: BrowserContextOptions): Promise<Page> {
  const page = await scene.open('/inbox', { ...options, storageState: storage })
  page.on('console', message => {
    if (message.type() === 'error') complaints.push(`${page.url()}: ${message.text()}`)
  })
  return page
}

describe.each(['light', 'dark'] as const)('where people work, %s', colorScheme => {
  it.each([
    ['wide', { width: 1440, height: 900 }],
    ['on a phone', { width: 390, height: 844 }],
  ] as const)('inbox, conversation, contacts and contact can be used by everybody, %s', async (_, viewport) => {
    const found: string[] = []
    const page = await open({ colorScheme, viewport })
    for (const [path, words] of pages) {
      await page.goto(scene.server.url + path)
      await page.getByText(words).first().waitFor()
      await page.waitForLoadState('networkidle')
      found.push(...(await scene.barriers(page)).map(barrier => `${path}: ${barrier}`))
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      if (overflow > 0) found.push(`${path}: ${overflow} px too wide`)
    }
    expect(found).toEqual([])
    await page.context().close()
  })

  it('so can the menus of a conversation, and what completes while one writes', async () => {
    const found: string[] = []
    const page = await open({ colorScheme })
    const [path = '', words = ''] = pages[1] ?? []
    await page.goto(scene.server.url + path)
    await page.getByText(words).first().waitFor()
    for (const [button, role, name] of [
      ['Assign', 'option', 'To nobody'],
      ['Snooze', 'button', 'Put away'],
      ['More', 'menuitem', 'Copy the link'],
    ] as const) {
      await page.getByRole('button', { name: button, exact: true }).click()
      await page.getByRole(role, { name }).waitFor()
      found.push(...(await scene.barriers(page)).map(barrier => `${button}: ${barrier}`))
      await page.keyboard.press('Escape')
      await page.getByRole(role, { name }).waitFor({ state: 'hidden' })
      // Escape has closed what floated, and nothing behind it.
      expect(new URL(page.url()).pathname).toBe(path)
    }
    await page.getByRole('textbox', { name: /^Reply to/ }).fill('/li')
    await page.getByRole('option', { name: /list/ }).waitFor()
    found.push(...(await scene.barriers(page)).map(barrier => `snippets: ${barrier}`))
    expect(found).toEqual([])
    await page.context().close()
  })
})

it('no page of the settings complains', async () => {
  const page = await open({})
  for (const section of ['profile', 'people', 'teams', 'inboxes', 'hours', 'snippets', 'tokens', 'audit']) {
    await page.goto(`${scene.server.url}/settings/${section}`)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    await page.waitForLoadState('networkidle')
  }
  await page.context().close()
})

it('no policy of a page was broken, and no page complained', () => expect([...scene.refused, ...complaints]).toEqual([]))
