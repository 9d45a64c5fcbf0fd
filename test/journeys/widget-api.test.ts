import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type HostSite, hostSite, pageWith } from '../rig/host-site.ts'
import {
  createWidgetScene,
  openChat,
  recordEvents,
  type WidgetScene,
  waitForFocus,
  widgetOn,
  write,
} from '../rig/widget-scene.ts'

let scene: WidgetScene
let site: HostSite

beforeAll(async () => {
  scene = await createWidgetScene()
  const { url } = scene.server
  site = await hostSite({
    '/': pageWith(url),
    '/later': pageWith(url, 'data-load-immediately="false"'),
    '/nothing': pageWith(url, 'data-flow="nothing"'),
    '/odd': pageWith(url, 'data-theme="pink" data-position="start"'),
  })
})
afterAll(async () => {
  await scene.close()
  await site.close()
})

const status = (page: Page): Promise<unknown> => page.evaluate(() => window.Parley?.widget.status())
const launcherOn = (page: Page) => widgetOn(page).getByRole('button', { name: 'Open chat' })

/** A page whose warnings are taken down. */
async function visit(path: string, prepare: (page: Page) => Promise<unknown> = () => Promise.resolve()) {
  const page = await scene.tests.page()
  const warnings: string[] = []
  page.on('console', message => {
    if (message.type() === 'warning') warnings.push(message.text())
  })
  await prepare(page)
  await page.goto(site.url + path)
  return { page, warnings }
}

describe('window.Parley', () => {
  it('tells everything that happens in a chat, in order', async () => {
    let told: () => Promise<readonly [string, unknown][]> = () => Promise.resolve([])
    const { page } = await visit('/', async fresh => {
      told = await recordEvents(fresh)
    })
    const widget = await openChat(page)
    await widget.getByRole('button', { name: 'Support' }).click()
    await widget.getByText('Tell us what went wrong').waitFor()
    await write(page, 'It does not start')
    await widget.getByRole('textbox', { name: 'Your email' }).fill('ada@example.com')
    await widget.getByRole('textbox', { name: 'Your email' }).press('Enter')
    await widget.getByText('Looking for a person').first().waitFor()
    const { conversations } = await scene.team('GET /api/conversations')
    const { id } = conversations[0]
    const conversation = { conversation: { conversationId: id } }
    // What has been seen is said to be read a moment later.
    const unread = async (): Promise<number> => {
      const { read, lastSeq } = await scene.team(`GET /api/conversations/${id}`)
      return lastSeq - read.visitor
    }
    await expect.poll(unread).toBe(0)
    await page.keyboard.press('Escape')
    await scene.team(`POST /api/conversations/${id}/messages`, { text: 'Hello', as: { id: 'mia', name: 'Mia' } })
    await widget.getByRole('button', { name: 'Open chat, 1 unread' }).click()
    await scene.team(`POST /api/conversations/${id}/close`, {})
    await widget.getByText('Thanks for talking with us').waitFor()
    await widget.getByRole('button', { name: 'More' }).click()
    await widget.getByRole('menuitem', { name: 'New conversation' }).click()
    await widget.getByRole('button', { name: 'Pricing' }).click()
    await widget.getByText('Which plan are you looking at?').waitFor()
    const begun = (await scene.team('GET /api/conversations')).conversations.find((other: { id: string }) => other.id !== id)
    const another = { conversation: { conversationId: begun.id } }
    const pick = (label: string) => ['quickReplyButtonClick', { name: 'QUICK_REPLIES', multiSelect: false, value: [label] }]
    const interacted = ['userInteractedWithWidget', { message: 'userInteractedWithWidget' }]
    const counts = (name: string): boolean => name === 'unreadConversationCountChanged'
    const events = async () => (await told()).filter(([name]) => !counts(name))
    await expect
      .poll(events)
      .toEqual([
        ['widgetLoaded', { message: 'widgetLoaded' }],
        interacted,
        interacted,
        pick('Support'),
        ['conversationStarted', conversation],
        ['userSelectedThread', conversation],
        interacted,
        interacted,
        ['contactAssociated', { message: 'email accepted' }],
        ['widgetClosed', { message: 'widgetClosed' }],
        interacted,
        ['conversationClosed', conversation],
        interacted,
        pick('Pricing'),
        ['conversationStarted', another],
        ['userSelectedThread', another],
      ])
    expect((await told()).filter(([name]) => counts(name)).map(([, payload]) => payload)).toEqual([
      { unreadCount: 1 },
      { unreadCount: 0 },
    ])
    await page.context().close()
  })

  it('calls who waits for it when it is ready, and who comes later at once; what they throw stays theirs', async () => {
    const { page } = await visit('/', fresh =>
      fresh.addInitScript(() => {
        Reflect.set(window, 'calls', [])
        const fail = (): never => {
          throw new Error('mine')
        }
        window.parleyOnReady = [fail, () => Reflect.get(window, 'calls').push(typeof window.Parley)]
      }),
    )
    await launcherOn(page).waitFor()
    const calls = await page.evaluate(() => {
      Reflect.get(Object(window.parleyOnReady), 'push').call(window.parleyOnReady, () =>
        Reflect.get(window, 'calls').push('later'),
      )
      window.Parley?.on('widgetClosed', () => {
        throw new Error('mine too')
      })
      return Reflect.get(window, 'calls')
    })
    expect(calls).toEqual(['object', 'later'])
    await openChat(page)
    await page.keyboard.press('Escape')
    await waitForFocus(launcherOn(page))
    await page.context().close()
  })

  it('loads when it is told to, opens, closes, goes and comes', async () => {
    const { page, warnings } = await visit('/later')
    await page.waitForFunction(() => window.Parley !== undefined)
    expect(await status(page)).toEqual({ loaded: false, pending: false })
    expect(
      await page.evaluate(() => {
        window.Parley?.widget.load({ widgetOpen: true })
        return window.Parley?.widget.status()
      }),
    ).toEqual({ loaded: false, pending: true })
    const widget = widgetOn(page)
    await widget.getByRole('log').waitFor()
    expect(await status(page)).toEqual({ loaded: true, pending: false })
    await page.evaluate(() => window.Parley?.widget.load())
    await page.evaluate(() => window.Parley?.widget.close())
    await launcherOn(page).waitFor()
    expect(await widget.getByRole('log').count()).toBe(0)
    await page.evaluate(() => window.Parley?.widget.open())
    await waitForFocus(widget.getByRole('button', { name: 'Pricing' }))
    await page.evaluate(() => window.Parley?.widget.remove())
    expect(await widget.count()).toBe(0)
    expect(await status(page)).toEqual({ loaded: false, pending: false })
    await page.evaluate(() => window.Parley?.widget.refresh())
    expect(await status(page)).toEqual({ loaded: false, pending: false })
    await page.waitForTimeout(1_000)
    await page.evaluate(() => window.Parley?.widget.load())
    await launcherOn(page).or(widget.getByRole('log')).first().waitFor()
    expect(warnings).toEqual([])
    await page.context().close()
  })

  it('does at most one load and one refresh a second, and says what it dropped; what cannot be called is said as well', async () => {
    const { page, warnings } = await visit('/')
    await launcherOn(page).waitFor()
    await page.evaluate(() => {
      const { widget } = window.Parley ?? {}
      widget?.refresh()
      widget?.refresh()
      widget?.refresh('now')
      window.Parley?.on('widgetLoaded', 'not a function')
    })
    await expect.poll(() => warnings.length).toBe(3)
    expect(warnings.join('\n')).toMatch(/refresh\(\): at most once.*\n.*refresh\(\): at most once.*\n.*on\(\) takes/)
    await page.context().close()
  })

  it('never takes an active chat away by a refresh, and an idle widget only where no flow is live', async () => {
    const { page, warnings } = await visit('/')
    await launcherOn(page).waitFor()
    // What the server would say on a page that no flow is for.
    await page.route('**/api/visitor/config*', route =>
      route.fulfill({
        status: 404,
        headers: { 'access-control-allow-origin': '*' },
        json: { error: { code: 'flow_none', message: 'No flow is live here.' } },
      }),
    )
    await page.evaluate(() => window.Parley?.widget.refresh())
    await expect.poll(() => widgetOn(page).count()).toBe(0)
    expect(warnings).toEqual(['Parley: No flow is live here. (flow_none)'])
    await page.unroute('**/api/visitor/config*')
    await page.waitForTimeout(1_000)
    await page.evaluate(() => window.Parley?.widget.refresh())
    await launcherOn(page).waitFor()

    const widget = await openChat(page)
    await widget.getByRole('button', { name: 'Pricing' }).click()
    await widget.getByText('Which plan are you looking at?').waitFor()
    await page.route('**/api/visitor/config*', route =>
      route.fulfill({
        status: 404,
        headers: { 'access-control-allow-origin': '*' },
        json: { error: { code: 'x', message: 'x' } },
      }),
    )
    await page.waitForTimeout(1_000)
    await page.evaluate(() => window.Parley?.widget.refresh())
    await expect.poll(() => warnings.length).toBe(2)
    await write(page, 'The team plan')
    await widget.getByText('Team is 12 euro').waitFor()
    await page.context().close()
  })

  it('opens a new conversation on request, and shows both in the list', async () => {
    const { page } = await visit('/')
    const widget = await openChat(page)
    await widget.getByRole('button', { name: 'Support' }).click()
    await widget.getByText('Tell us what went wrong').waitFor()
    await page.evaluate(() => window.Parley?.widget.refresh({ openToNewThread: true }))
    await widget.getByRole('button', { name: 'Pricing' }).click()
    await widget.getByText('Which plan are you looking at?').waitFor()
    expect(await widget.getByText('Tell us what went wrong').count()).toBe(0)
    await widget.getByRole('button', { name: 'More' }).click()
    await widget.getByRole('menuitem', { name: 'Your conversations' }).click()
    await widget.getByRole('button', { name: /Support/ }).click()
    await widget.getByRole('log').getByText('Tell us what went wrong').waitFor()
    await page.context().close()
  })

  it('forgets the visitor: nothing is kept, and a reset shows a stranger’s widget', async () => {
    const { page } = await visit('/')
    const widget = await openChat(page)
    await widget.getByRole('button', { name: 'Support' }).click()
    await widget.getByText('Tell us what went wrong').waitFor()
    await write(page, 'My secret')
    await widget.getByRole('textbox', { name: 'Your email' }).waitFor()
    const kept = (): Promise<number> => page.evaluate(() => localStorage.length)
    expect(await kept()).toBeGreaterThan(0)
    await page.evaluate(() => window.Parley?.clear())
    expect(await kept()).toBe(0)
    await write(page, 'said afterwards')
    await widget.getByText('said afterwards').waitFor()
    await page.keyboard.press('Escape')
    await page.evaluate(() => window.Parley?.clear({ resetWidget: true }))
    await openChat(page)
    expect(await widget.getByText('My secret').count()).toBe(0)
    await page.reload()
    expect(await widget.getByText('My secret').count()).toBe(0)
    await page.context().close()
  })
})

describe('where there is nothing to show', () => {
  it('a flow that is not there: there is no widget, no error, and one word to who builds the page', async () => {
    const { page, warnings } = await visit('/nothing')
    await expect.poll(() => warnings).toEqual([expect.stringMatching(/nothing.*\(flow_unknown\)/)])
    expect(await widgetOn(page).count()).toBe(0)
    expect(await status(page)).toEqual({ loaded: false, pending: false })
    await page.context().close()
  })

  it('a server that does not answer is said with what to look at', async () => {
    const { page, warnings } = await visit('/', fresh => fresh.route('**/api/visitor/config*', route => route.abort()))
    await expect.poll(() => warnings.length).toBe(1)
    expect(warnings[0]).toContain(`no answer from ${scene.server.url}`)
    expect(await status(page)).toEqual({ loaded: false, pending: false })
    await page.context().close()
  })

  it('a look that makes no sense is named, and the usual one is shown', async () => {
    const { page, warnings } = await visit('/odd')
    await launcherOn(page).waitFor()
    expect(warnings).toEqual(['Parley: theme cannot be pink'])
    const box = await launcherOn(page).boundingBox()
    expect(box?.x).toBe(20)
    await page.context().close()
  })
})
