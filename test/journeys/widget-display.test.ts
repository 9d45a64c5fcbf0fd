import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type HostSite, hostSite, pageWith } from '../rig/host-site.ts'
import { createWidgetScene, openChat, type WidgetScene, widgetOn } from '../rig/widget-scene.ts'

let scene: WidgetScene
let site: HostSite

const says = { id: 'hi', action: 'say', config: { text: { en: 'Hello there.' } } }
const flowOf = (id: string, display: object, more: object = {}) => ({
  format: 1,
  id,
  name: id,
  kind: 'bot',
  channel: 'website',
  languages: ['en'],
  nodes: [{ id: 'start', action: 'start', config: {} }, says],
  edges: [{ id: 'e', source: 'start', port: 'next', target: 'hi' }],
  display: { heading: { en: 'Kestrel' }, prompt: { en: 'May I help?' }, promptAfterMs: 0, ...display },
  ...more,
})

beforeAll(async () => {
  scene = await createWidgetScene()
  const page = (flow: string, height = 3_000) =>
    pageWith(scene.server.url, `data-flow="${flow}"`, '', `<main style="height:${height}px">Shop</main>`)
  site = await hostSite({
    '/scroll': page('scroll'),
    '/exit': page('exit'),
    '/time': page('time'),
    '/short': page('scroll', 100),
    '/cookies': page('cookies'),
  })
  await scene.publish(flowOf('scroll', { desktop: 'open', openScrolled: 50 }))
  await scene.publish(flowOf('exit', { desktop: 'open', openOnExit: true }))
  await scene.publish(flowOf('time', { desktop: 'open', openAfterMs: 60_000 }))
  await scene.publish(flowOf('cookies', {}, { options: { cookies: 'start' } }))
})
afterAll(async () => {
  await scene.close()
  await site.close()
})

const opened = (page: Page) => widgetOn(page).getByRole('log').waitFor()
const prompt = (page: Page) => widgetOn(page).getByText('May I help?')
const kept = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)])
const leaveAtTheTop = (page: Page) =>
  page.evaluate(() => document.documentElement.dispatchEvent(new MouseEvent('mouseleave', { clientY: -1 })))

describe('the chat opens by itself', () => {
  it('when so much has been scrolled, without taking the focus', async () => {
    const page = await scene.visit(`${site.url}/scroll`)
    await prompt(page).waitFor()
    await page.evaluate(() => window.scrollTo(0, 600))
    await page.evaluate(() => new Promise(requestAnimationFrame))
    expect(await widgetOn(page).getByRole('dialog').count()).toBe(0)
    await page.evaluate(() => window.scrollTo(0, 1_500))
    await opened(page)
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('body')
    await page.context().close()
  })

  it('at once where there is nothing to scroll', async () => {
    const page = await scene.visit(`${site.url}/short`)
    await opened(page)
    await page.context().close()
  })

  it('when the pointer leaves at the top, and only there', async () => {
    const page = await scene.visit(`${site.url}/exit`)
    await prompt(page).waitFor()
    await page.evaluate(() => document.documentElement.dispatchEvent(new MouseEvent('mouseleave', { clientY: 400 })))
    expect(await widgetOn(page).getByRole('dialog').count()).toBe(0)
    await leaveAtTheTop(page)
    await opened(page)
    await page.context().close()
  })

  it('after a time on the page', async () => {
    const page = await scene.visit(`${site.url}/time`)
    await page.clock.install()
    await page.reload()
    await widgetOn(page).getByRole('button', { name: 'Open chat' }).waitFor()
    await page.clock.fastForward(59_000)
    expect(await widgetOn(page).getByRole('dialog').count()).toBe(0)
    await page.clock.fastForward(2_000)
    await opened(page)
    await page.context().close()
  })

  it('never on a phone', async () => {
    const page = await scene.visit(`${site.url}/short`, { viewport: { width: 390, height: 800 } })
    await page.clock.install()
    await page.reload()
    await widgetOn(page).getByRole('button', { name: 'Open chat' }).waitFor()
    await page.clock.fastForward(10_000)
    expect(await widgetOn(page).getByRole('dialog').count()).toBe(0)
    await page.context().close()
  })

  it('on no page and by no flow for a day, once it has been minimised; the launcher stays', async () => {
    const page = await scene.visit(`${site.url}/short`)
    await opened(page)
    await widgetOn(page).getByRole('button', { name: 'Minimise' }).click()
    await page.clock.install()
    const isQuiet = async (path: string) => {
      await page.goto(site.url + path)
      await widgetOn(page).getByRole('button', { name: 'Open chat', exact: true }).waitFor()
      await leaveAtTheTop(page)
      await page.clock.fastForward(10_000)
      return (await widgetOn(page).getByRole('dialog').count()) + (await prompt(page).count()) === 0
    }
    expect([await isQuiet('/short'), await isQuiet('/exit')]).toEqual([true, true])
    await page.clock.fastForward(24 * 3_600_000)
    await page.goto(`${site.url}/exit`)
    await prompt(page).waitFor()
    await leaveAtTheTop(page)
    await opened(page)
    await page.context().close()
  })
})

it('a page that no flow is for has no widget and no word on the console, and gets it when it is time', async () => {
  const page = await scene.tests.page()
  const warnings: string[] = []
  page.on('console', message => warnings.push(message.text()))
  await page.clock.install()
  let answers = 0
  await page.route('**/api/visitor/config*', route => {
    answers += 1
    return answers === 1
      ? route.fulfill({ json: { shows: false, againMs: 30_000, channel: 'website', unread: 0 } })
      : route.continue()
  })
  await page.goto(`${site.url}/exit`)
  await expect.poll(() => page.evaluate(() => window.Parley?.widget.status())).toEqual({ loaded: false, pending: false })
  await page.clock.fastForward(31_000)
  await prompt(page).waitFor()
  expect([answers, warnings]).toEqual([2, []])
  await page.context().close()
})

it('who the site vouches for is not kept in the browser; whom the server does not believe goes on as a stranger', async () => {
  const page = await scene.tests.page()
  const warnings: string[] = []
  page.on('console', message => {
    if (message.type() === 'warning') warnings.push(message.text())
  })
  await page.addInitScript(() => {
    window.parleySettings = { identificationEmail: 'ada@example.com', identificationToken: 'forged' }
  })
  await page.goto(`${site.url}/exit`)
  await openChat(page)
  expect(warnings).toEqual(['Parley: identificationToken refused, or not of ada@example.com'])
  await expect.poll(() => kept(page)).toContain('parley:website:token')
  await page.context().close()

  const known = await scene.tests.page()
  const body = { email: 'ada@example.com', channel: 'website' }
  const { token } = await scene.team('POST /api/visitor-identification/tokens', body)
  await known.addInitScript(identificationToken => {
    window.parleySettings = { identificationEmail: 'Ada@Example.com', identificationToken }
    window.parleyOnReady = [() => window.Parley?.on('contactAssociated', () => Reflect.set(window, 'associated', true))]
  }, token)
  await known.goto(`${site.url}/exit`)
  const widget = await openChat(known)
  await widget.locator('textarea').fill('Hello')
  await widget.locator('textarea').press('Enter')
  await widget.getByText('Sent').waitFor()
  expect(await known.evaluate(() => Reflect.get(window, 'associated'))).toBe(true)
  expect(
    JSON.stringify(await known.evaluate(() => [...Object.entries(localStorage), ...Object.entries(sessionStorage)])),
  ).not.toContain(token)
  expect((await kept(known)).filter(key => key.endsWith(':token'))).toEqual([])
  await known.context().close()
})

describe('where visitors are asked before anything is kept', () => {
  it('nothing is, in the chat or beside it, until they allow it', async () => {
    const page = await scene.visit(`${site.url}/cookies`)
    await prompt(page).waitFor()
    await openChat(page)
    expect(await kept(page)).toEqual([])
    await widgetOn(page).getByRole('button', { name: 'Accept' }).click()
    await expect.poll(() => kept(page)).toContain('parley:website:cookies')
    await expect.poll(() => kept(page)).toContain('parley:website:token')
    await page.reload()
    await opened(page)
    expect(await widgetOn(page).getByRole('button', { name: 'Accept' }).count()).toBe(0)
    await page.context().close()
  })

  it('the page may want it, whatever the flow says, and at the end of the visit', async () => {
    const page = await scene.tests.page()
    await page.addInitScript(() => {
      window.parleySettings = { enableWidgetCookieBanner: 'ON_EXIT_INTENT' }
    })
    await page.goto(`${site.url}/exit`)
    await openChat(page)
    const accept = widgetOn(page).getByRole('button', { name: 'Accept' })
    expect(await accept.count()).toBe(0)
    await leaveAtTheTop(page)
    await accept.waitFor()
    expect(await kept(page)).toEqual([])
    await widgetOn(page).getByRole('button', { name: 'Decline' }).click()
    await accept.waitFor({ state: 'hidden' })
    expect(await kept(page)).toEqual([])
    await page.context().close()
  })
})
