import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { chrome } from './chrome.ts'

/** A browser for a test file, and the people in it. */
export interface TestBrowser {
  readonly browser: Browser
  /** Somebody's browser: cookies and storage of their own. Requests to anywhere but loopback fail the test at `close`. */
  person(options?: BrowserContextOptions): Promise<BrowserContext>
  /** A person with one page. */
  page(options?: BrowserContextOptions): Promise<Page>
  /** Error: lists what any page threw, and every request that left this machine. */
  close(): Promise<void>
}

/** Starts Chromium. One per test file is enough: people are cheap. */
export async function openBrowser(): Promise<TestBrowser> {
  const browser = await chromium.launch({ ...(await chrome()), headless: true })
  const strays: string[] = []
  const person: TestBrowser['person'] = async options => {
    const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Amsterdam', ...options })
    // As long as on a machine that is busy with other tests.
    context.setDefaultTimeout(30_000)
    context.on('request', request => {
      if (!isLocal(request.url())) strays.push(`request to ${request.url()}`)
    })
    context.on('weberror', error => strays.push(`thrown on ${error.page()?.url()}: ${error.error().stack}`))
    return context
  }
  return {
    browser,
    person,
    page: async options => (await person(options)).newPage(),
    async close() {
      await browser.close()
      if (strays.length > 0) throw new Error(strays.join('\n'))
    },
  }
}

function isLocal(address: string): boolean {
  const { protocol, hostname } = new URL(address)
  return !/^(https?|wss?):$/.test(protocol) || /^(127\.\d+\.\d+\.\d+|\[::1\]|localhost|.+\.localhost)$/.test(hostname)
}
