import { expect, it } from 'vitest'
import { openBrowser } from '../rig/browser.ts'

it('the browser of the tests starts, draws and keeps people apart', async () => {
  const tests = await openBrowser()
  const page = await tests.page()
  await page.setContent('<h1>Hello</h1>')
  expect(await page.getByRole('heading').textContent()).toBe('Hello')
  expect((await page.screenshot()).length).toBeGreaterThan(500)
  await tests.close()
})

it('a request that leaves this machine is reported', async () => {
  const tests = await openBrowser()
  const page = await tests.page()
  await page.route('**/*', route => route.abort())
  await page.setContent('<img src="https://tracker.example/p.gif">')
  await page.waitForLoadState('networkidle')
  await expect(tests.close()).rejects.toThrow('request to https://tracker.example/p.gif')
})
