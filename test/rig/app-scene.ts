import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { createServer, type Server } from '../../runtime/create-server.ts'
import { readSettings } from '../../runtime/settings/settings.ts'
import { openBrowser, type TestBrowser } from './browser.ts'

/** The real server with nobody in its team yet, and a browser before it. */
export interface AppScene {
  readonly server: Server
  readonly tests: TestBrowser
  /** What policies of pages have refused since the start: nothing, when all is well. */
  readonly refused: readonly string[]
  /** Somebody's window, with cookies of their own. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>
  /** Makes the first account by the link of the start, and stands in the app. */
  setUp(page: Page, account: Account): Promise<void>
  /** What people cannot use on this page, by WCAG 2.2 A and AA. */
  barriers(page: Page): Promise<readonly string[]>
  close(): Promise<void>
}

export interface Account {
  readonly name: string
  readonly email: string
  readonly password: string
}

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** A server in this process, for its link that sets up the team. */
export async function createAppScene(): Promise<AppScene> {
  const dataDir = await mkdtemp(join(tmpdir(), 'parley-app-'))
  const settings = { DATA_DIR: dataDir, PORT: '0', HOST: '127.0.0.1', RATE_LIMITS: 'off', LOG_LEVEL: 'silent' }
  const server = await createServer(readSettings(settings))
  const tests = await openBrowser()
  const code = await readFile(axe, 'utf8')
  const refused: string[] = []
  return {
    server,
    tests,
    refused,
    async open(path, options) {
      const page = await tests.page({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', ...options })
      page.on('console', message => {
        if (/content security policy/i.test(message.text())) refused.push(message.text())
      })
      await page.goto(server.url + path)
      return page
    },
    async setUp(page, { name, email, password }) {
      await page.goto(`${server.url}${server.setup ?? '/no-setup-link'}`)
      await page.getByRole('textbox', { name: 'Name' }).fill(name)
      await page.getByRole('textbox', { name: 'Email' }).fill(email)
      await page.getByLabel('New password').fill(password)
      await page.getByRole('button', { name: 'Create the account' }).click()
      await page.getByRole('navigation', { name: 'Main' }).waitFor()
    },
    async barriers(page) {
      // By the debugger: the policy of the page lets no script in.
      const debug = await page.context().newCDPSession(page)
      await debug.send('Runtime.evaluate', { expression: code })
      const run = `axe.run(document, { runOnly: ${JSON.stringify(levels)}, resultTypes: ['violations'] }).then(({ violations }) =>
        violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target, failureSummary }) => target + ' ' + failureSummary).join(' | ')))`
      const { result } = await debug.send('Runtime.evaluate', { expression: run, awaitPromise: true, returnByValue: true })
      await debug.detach()
      return Array.isArray(result.value) ? result.value.map(String) : [`axe said ${JSON.stringify(result)}`]
    },
    async close() {
      await tests.close()
      await server.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
