import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AppScene, createAppScene } from '../rig/app-scene.ts'

const mette = { name: 'Mette Holm', email: 'mette@example.com', password: 'correct horse battery' }
const inside = ['profile', 'people', 'teams', 'inboxes', 'hours', 'snippets', 'plugins', 'tokens', 'audit'].map(
  id => `/settings/${id}`,
)
const outside = ['/sign-in', '/setup?token=abc', `/invite/${'a'.repeat(24)}`]

let scene: AppScene
let storage: Awaited<ReturnType<ReturnType<Page['context']>['storageState']>>

beforeAll(async () => {
  scene = await createAppScene()
  const page = await scene.open('/sign-in')
  await scene.setUp(page, mette)
  const fill = async (path: string, body: object): Promise<void> => {
    const [method = '', url = ''] = path.split(' ')
    const headers = { origin: scene.server.url }
    const answer = await page.context().request.fetch(scene.server.url + url, { method, data: body, headers })
    expect(answer.status(), path).toBeLessThan(300)
  }
  await fill('POST /api/invites', { email: 'jonas@example.com', role: 'agent' })
  await fill('PUT /api/teams/sales', { name: 'Sales', members: [] })
  await fill('PUT /api/snippets/free', { revision: 0, shortcut: 'free', text: 'The survey is free.' })
  await fill('POST /api/tokens', { name: 'Website export', scopes: ['contacts:read'], expiresInDays: 90 })
  await fill('PUT /api/availability', {
    revision: 0,
    agents: {},
    hours: { office: { tz: 'Europe/Amsterdam', weekly: [{ day: 1, from: '09:00', to: '17:30' }], holidays: ['2026-12-25'] } },
  })
  storage = await page.context().storageState()
  await page.context().close()
})
afterAll(() => scene.close())

async function settled(page: Page, head = page.getByRole('heading', { level: 1 })): Promise<void> {
  await head.first().waitFor()
  await page.waitForLoadState('networkidle')
}

describe.each(['light', 'dark'] as const)('every page, %s', colorScheme => {
  it('can be used by everybody, by WCAG 2.2 A and AA, wide and on a phone', async () => {
    const found: string[] = []
    for (const viewport of [
      { width: 1440, height: 900 },
      { width: 390, height: 844 },
    ]) {
      const visitor = await scene.open('/sign-in', { colorScheme, viewport })
      const member = await scene.open('/settings', { colorScheme, viewport, storageState: storage })
      for (const [page, paths] of [
        [visitor, outside],
        [member, inside],
      ] as const)
        for (const path of paths) {
          await page.goto(scene.server.url + path)
          await settled(page)
          found.push(...(await scene.barriers(page)).map(barrier => `${path} ${viewport.width}: ${barrier}`))
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
          if (overflow > 0) found.push(`${path} ${viewport.width}: ${overflow} px too wide`)
        }
      await visitor.context().close()
      await member.context().close()
    }
    expect(found).toEqual([])
  }, 180_000)

  it('so can what opens over them: menu, palette, keys, panels', async () => {
    const found: string[] = []
    const page = await scene.open('/settings/people', { colorScheme, storageState: storage })
    await settled(page)
    const look = async (what: string): Promise<void> => {
      found.push(...(await scene.barriers(page)).map(barrier => `${what}: ${barrier}`))
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
    }
    await page.getByRole('button', { name: 'Mette Holm: your account' }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).waitFor()
    await look('menu')
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog', { name: 'Commands' }).waitFor()
    await look('palette')
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).click()
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
    await look('keys')
    for (const [path, button] of [
      ['people', 'Invite somebody'],
      ['hours', 'Add hours'],
      ['tokens', 'Add a token'],
    ]) {
      await page.goto(`${scene.server.url}/settings/${path}`)
      await page.getByRole('button', { name: button ?? '' }).click()
      await page.getByRole('dialog').waitFor()
      await look(`panel of ${path}`)
    }
    expect(found).toEqual([])
    await page.context().close()
  })
})

describe('in the test language', () => {
  it('every text of a page comes from the translations', async () => {
    const found: string[] = []
    const page = await scene.open('/sign-in', { storageState: storage })
    await page.evaluate(() => localStorage.setItem('parley.language', 'xx'))
    for (const path of [...inside, '/settings/nowhere']) {
      await page.goto(scene.server.url + path)
      await settled(page, path.endsWith('/nowhere') ? page.getByText('[[notFound.title]]') : undefined)
      found.push(...(await unwrapped(page)).map(text => `${path}: ${text}`))
    }
    await page.context().clearCookies()
    for (const path of outside) {
      await page.goto(scene.server.url + path)
      await settled(page)
      found.push(...(await unwrapped(page)).map(text => `${path}: ${text}`))
    }
    expect(found).toEqual([])
    await page.context().close()
  })
})

it('no policy of a page was broken', () => expect(scene.refused).toEqual([]))

/** What people and the tests have written, and names that are the same in every language. */
const data =
  /^(Parley|Mette Holm|mette@example\.com|jonas@example\.com|Sales|sales|\/free|The survey is free\.|Website export|office|Europe\/Amsterdam|parley_\S*|127\.0\.0\.1|Safari, Linux|Mon 09:00–17:30|free|default|Inbox|main|@acme\/parley-weather)$/

/** Texts and names on the page that stand in no brackets. */
async function unwrapped(page: Page): Promise<readonly string[]> {
  const texts = await page.evaluate(() => {
    const found: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      // Times and names of days come from the browser itself.
      if (!node.parentElement?.closest('script, style, time, kbd, code')) found.push(node.textContent ?? '')
    }
    for (const element of document.querySelectorAll('[aria-label], [placeholder], [title], [alt]'))
      for (const name of ['aria-label', 'placeholder', 'title', 'alt']) found.push(element.getAttribute(name) ?? '')
    return found
  })
  return texts.map(text => text.trim()).filter(text => /\p{L}{2}/u.test(text.replaceAll(/\[\[.*?\]\]/g, '')) && !data.test(text))
}
