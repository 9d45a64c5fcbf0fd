import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { openBrowser, type TestBrowser } from './browser.ts'
import { hostSite } from './host-site.ts'
import { adminToken, type ServerProcess, serverProcess } from './server-process.ts'

/** The real server with its sample flows, a real browser, and what tests of the widget do with them. */
export interface WidgetScene {
  readonly server: ServerProcess
  readonly tests: TestBrowser
  /** `team('POST /api/flows', { ... })`, as an administrator. */
  // biome-ignore lint/suspicious/noExplicitAny: whatever the server says
  team(what: string, body?: unknown): Promise<any>
  publish(flow: Readonly<Record<string, unknown>>): Promise<void>
  /** Somebody new opens a page. Without an address: the demo. */
  visit(address?: string, options?: BrowserContextOptions): Promise<Page>
  close(): Promise<void>
}

/** The widget on a page: its parts are found as people find them, by their role and name. */
export const widgetOn = (page: Page): Locator => page.locator('parley-widget')

/** Presses the launcher. */
export async function openChat(page: Page): Promise<Locator> {
  const widget = widgetOn(page)
  await widget.getByRole('button', { name: 'Open chat' }).click()
  await widget.getByRole('log').waitFor()
  return widget
}

/** Writes into the chat and sends it. */
export async function write(page: Page, text: string): Promise<void> {
  const box = widgetOn(page).locator('textarea')
  await box.fill(text)
  await box.press('Enter')
}

/** Waits until the keyboard is there. */
export async function waitForFocus(place: Locator): Promise<void> {
  await expect.poll(() => place.evaluate(element => element.matches(':focus'))).toBe(true)
}

/** What the page's API has told, in order, from before the script came. Call it before the page is opened. */
export async function recordEvents(page: Page): Promise<() => Promise<readonly [string, unknown][]>> {
  const told: [string, unknown][] = []
  await page.exposeFunction('told', (event: string, payload: unknown) => told.push([event, payload]))
  await page.addInitScript(() => {
    const names = [
      'conversationStarted',
      'conversationClosed',
      'userSelectedThread',
      'unreadConversationCountChanged',
      'contactAssociated',
      'userInteractedWithWidget',
      'widgetLoaded',
      'widgetClosed',
      'quickReplyButtonClick',
    ]
    const tell: (event: string, payload: unknown) => void = Reflect.get(window, 'told')
    window.parleyOnReady = [
      () => {
        for (const name of names) window.Parley?.on(name, (payload: unknown) => tell(name, payload))
      },
    ]
  })
  return () => Promise.resolve(told)
}

/** Starts one at a port of its own, which stays the same when the server is started again. */
export async function createWidgetScene(env: Readonly<Record<string, string>> = {}): Promise<WidgetScene> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-test-'))
  const free = await hostSite({})
  await free.close()
  const server = serverProcess(folder, { PORT: new URL(free.url).port, ...env })
  await server.start()
  const tests = await openBrowser()
  const team: WidgetScene['team'] = async (what, body) => {
    const [method = 'GET', path = ''] = what.split(' ')
    const answer = await fetch(server.url + path, {
      method,
      headers: { authorization: `Bearer ${adminToken}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const json = await answer.json()
    if (!answer.ok) throw new Error(`${what}: ${answer.status} ${JSON.stringify(json)}`)
    return json
  }
  return {
    server,
    tests,
    team,
    async publish(flow) {
      const { revision } = await team('POST /api/flows', { flow })
      await team(`POST /api/flows/${String(flow.id)}/publish`, { revision })
    },
    async visit(address = `${server.url}/demo`, options = {}) {
      const page = await tests.page(options)
      await page.goto(address)
      return page
    },
    async close() {
      try {
        await tests.close()
      } finally {
        await server.kill('SIGTERM')
        await rm(folder, { recursive: true, force: true })
      }
    },
  }
}
