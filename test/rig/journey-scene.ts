import { setTimeout as pause } from 'node:timers/promises'
import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { EventView, TeamEntryView } from '../../runtime/api/contract.ts'
import { createWidgetScene, openChat, type WidgetScene, widgetOn, write } from './widget-scene.ts'

/** People who meet: a team in its app, visitors in the chat, and the real server between them. */
export interface JourneyScene extends WidgetScene {
  /** Somebody of the team: opens the link of an invitation, and stands in the app. `at` is where they reach the server. */
  agent(name: string, options?: BrowserContextOptions & { readonly at?: string }): Promise<Agent>
  /** Somebody new opens the chat of a flow, on a page of the demo. */
  visitor(flow: string): Promise<Visitor>
  /** A conversation as it is stored: `B Hello!`, `V Hi`, `A Ada: Hello`, `· Ada joined`, `· open, agent`. */
  stored(id: string): Promise<readonly string[]>
  /** What the team's log holds of it. */
  log(id: string): Promise<readonly TeamEntryView[]>
}

/** Somebody of the team before their screen. */
export interface Agent {
  readonly id: string
  readonly name: string
  readonly page: Page
  /** The lines of the open conversation. */
  readonly thread: Locator
  readonly field: Locator
  /** Opens the conversation in whose row these words stand, and gives its id. */
  open(words: string, list?: 'Mine' | 'Unassigned' | 'All open' | 'Bots' | 'Closed'): Promise<string>
  reply(text: string): Promise<void>
  press(button: string): Promise<void>
  /** Waits for these words in the thread. */
  sees(words: string): Promise<void>
  /** What was said, as it stands on the screen. */
  lines(): Promise<readonly string[]>
  leave(): Promise<void>
}

/** Somebody before the chat. */
export interface Visitor {
  readonly page: Page
  readonly chat: Locator
  says(text: string): Promise<void>
  picks(choice: string): Promise<void>
  sees(words: string): Promise<void>
  /** What was said, as it stands in the chat. */
  lines(): Promise<readonly string[]>
  leave(): Promise<void>
}

const password = 'correct horse battery'

/** The first administrator comes by the link that the server prints; everybody else by an invitation. */
export async function createJourneyScene(env: Readonly<Record<string, string>> = {}): Promise<JourneyScene> {
  const scene = await createWidgetScene(env)
  const { server, tests, team } = scene
  const wrong: string[] = []
  const watch = (page: Page): void => {
    page.on('console', message => {
      // What is asked for while the line is cut fails, as it should.
      if (message.type() === 'error' && !/^Failed to load resource|WebSocket connection/.test(message.text()))
        wrong.push(`${page.url()}: ${message.text()}`)
    })
  }
  await setUp(server.url, server.printed)
  return {
    ...scene,
    async agent(name, { at = server.url, ...options } = {}) {
      const { url } = await team('POST /api/invites', { email: `${name.toLowerCase()}@example.com`, role: 'agent' })
      const context = await tests.person({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', ...options })
      const page = await context.newPage()
      watch(page)
      await page.goto(at + new URL(url).pathname)
      await page.getByRole('textbox', { name: 'Name' }).fill(name)
      await page.getByLabel('New password').fill(password)
      await page.getByRole('button', { name: 'Join the team' }).click()
      await page.getByRole('heading', { name: 'Unassigned', level: 2 }).waitFor()
      const { users } = await team('GET /api/users')
      const { id } = users.find((user: { name: string }) => user.name === name)
      return agentAt(page, id, name)
    },
    async visitor(flow) {
      const page = await scene.visit(`${server.url}/demo?flow=${flow}`)
      watch(page)
      return visitorAt(page, await openChat(page))
    },
    async stored(id) {
      const { events } = await team(`GET /api/conversations/${id}/events?after=0&limit=500`)
      return events.map(lineOf)
    },
    log: async id => (await team(`GET /api/conversations/${id}/log?after=0&limit=500`)).entries,
    async close() {
      await scene.close()
      if (wrong.length > 0) throw new Error(`pages complained:\n${wrong.join('\n')}`)
    },
  }
}

async function setUp(url: string, printed: readonly string[]): Promise<void> {
  const link = (): string | undefined => printed.find(line => line.includes('/setup?token='))
  while (link() === undefined) await pause(20)
  const token = /token=(\S+)/.exec(link() ?? '')?.[1]
  const answer = await fetch(`${url}/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ token, name: 'Mia', email: 'mia@example.com', password }),
  })
  expect(answer.status).toBeLessThan(300)
}

function agentAt(page: Page, id: string, name: string): Agent {
  const thread = page.getByRole('log')
  const field = page.getByRole('textbox', { name: /^Reply to/ })
  return {
    id,
    name,
    page,
    thread,
    field,
    async open(words, list = 'All open') {
      await page.getByRole('navigation', { name: 'Lists' }).getByRole('link', { name: list }).click()
      await page.getByRole('listitem').getByRole('link').filter({ hasText: words }).click()
      await thread.getByText('Started “').waitFor()
      return new URL(page.url()).pathname.split('/').at(-1) ?? ''
    },
    async reply(text) {
      await field.fill(text)
      await page.getByRole('button', { name: 'Send' }).click()
    },
    press: button => page.getByRole('button', { name: button, exact: true }).click(),
    sees: words => thread.getByText(words).first().waitFor(),
    lines: () => thread.locator('[data-author] div[dir="auto"]').allInnerTexts(),
    leave: () => page.context().close(),
  }
}

function visitorAt(page: Page, chat: Locator): Visitor {
  return {
    page,
    chat,
    says: text => write(page, text),
    picks: choice => chat.getByRole('button', { name: choice, exact: true }).click(),
    sees: words => chat.getByRole('log').getByText(words).first().waitFor(),
    lines: () => widgetOn(page).getByRole('log').locator('.bubble:not(.dots)').allInnerTexts(),
    leave: () => page.context().close(),
  }
}

function lineOf(event: EventView): string {
  if (event.type === 'message')
    return event.author === 'agent' ? `A ${event.name}: ${event.text}` : `${event.author === 'visitor' ? 'V' : 'B'} ${event.text}`
  if (event.type === 'edit' || event.type === 'delete') return `· ${event.type} ${event.of}`
  return event.type === 'agent' ? `· ${event.agent.name} ${event.change}` : `· ${event.status}, ${event.owner}`
}
