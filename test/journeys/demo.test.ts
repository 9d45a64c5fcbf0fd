import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, type TestBrowser } from '../rig/browser.ts'
import { type ServerProcess, serverProcess } from '../rig/server-process.ts'

let server: ServerProcess
let tests: TestBrowser
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-test-'))
  server = serverProcess(folder)
  await server.start()
  tests = await openBrowser()
})
afterAll(async () => {
  await tests.close()
  await server.kill('SIGTERM')
  await rm(folder, { recursive: true, force: true })
})

/** What the browser's policy has refused, and what the page complained of. */
async function complaints(page: Page): Promise<readonly string[]> {
  const told: string[] = []
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning') told.push(message.text())
  })
  await page.exposeFunction('refused', (what: string) => told.push(what))
  await page.addInitScript(() => {
    const tell: (what: string) => void = Reflect.get(window, 'refused')
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      tell(`${effectiveDirective} ${blockedURI}`),
    )
  })
  return told
}

/** What is wrong with a page for those who cannot see it, or not well. */
async function barriers(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source)
  const found = await page.evaluate<{ readonly id: string; readonly target: readonly string[] }[]>(async () => {
    const { violations } = await Reflect.get(window, 'axe').run({ exclude: ['parley-widget'] })
    return violations.flatMap((violation: { id: string; nodes: { target: string[] }[] }) =>
      violation.nodes.map(({ target }) => ({ id: violation.id, target })),
    )
  })
  return found.map(({ id, target }) => `${id}: ${target.join(' ')}`)
}

test('whoever opens the demo sees a page with the chat on it, which breaks none of its own rules', async () => {
  const page = await tests.page({ locale: 'nl-NL' })
  const told = await complaints(page)
  await page.goto(`${server.url}/demo`)
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Wat een dak kost')
  const launcher = page.getByRole('button', { name: 'Chat openen' })
  await launcher.click()
  await page.getByRole('log').getByText('Waarmee kunnen we je helpen?').waitFor()
  expect(told).toEqual([])
})

test('one link leads to each way the chat can look', async () => {
  const page = await tests.page()
  const told = await complaints(page)
  await page.goto(`${server.url}/demo`)
  await page.getByRole('link', { name: 'Deutsch' }).click()
  await page.getByRole('link', { name: 'Dunkel' }).click()
  await page.getByRole('link', { name: '#facc15' }).click()
  await page.getByRole('link', { name: 'Links' }).click()
  const launcher = page.getByRole('button', { name: 'Chat öffnen' })
  const box = await launcher.boundingBox()
  expect(box?.x).toBeLessThan(100)
  expect(await page.locator('html').evaluate(root => getComputedStyle(root).colorScheme)).toBe('dark')
  expect(await page.locator('[aria-current]').allTextContents()).toEqual(['Deutsch', 'Dunkel', '#facc15', 'Links'])
  expect(await page.locator('code').first().textContent()).toBe(
    `<script src="${server.url}/widget.js" data-channel="website" data-language="de" data-theme="dark" data-colour="#facc15" data-position="start" async></script>`,
  )
  expect(told).toEqual([])
})

test.each(['en', 'nl', 'de', 'da'])(
  'nobody is shut out of it, by day or by night, on a phone or at a desk: %s',
  async language => {
    for (const theme of ['light', 'dark']) {
      for (const viewport of [
        { width: 1280, height: 800 },
        { width: 320, height: 640 },
      ]) {
        const page = await tests.page({ viewport })
        await page.goto(`${server.url}/demo?language=${language}&theme=${theme}`)
        const where = `${language} ${theme} ${viewport.width}`
        expect(await barriers(page), where).toEqual([])
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        expect(overflow, `${where}: nothing sticks out`).toBeLessThanOrEqual(0)
        await page.context().close()
      }
    }
  },
)
