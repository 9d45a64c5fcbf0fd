import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { helloFlow } from '../rig/api-scene.ts'
import { type AppScene, createAppScene } from '../rig/app-scene.ts'

const mette = { name: 'Mette Holm', email: 'mette@example.com', password: 'correct horse battery' }
let scene: AppScene
let page: Page

beforeAll(async () => {
  scene = await createAppScene()
  page = await scene.open('/sign-in')
  await scene.setUp(page, mette)
  for (const id of ['welcome-and-qualify', 'talk-to-us']) await call('PUT', `/api/flows/${id}/live`, { on: false })
  for (const [id, name] of Object.entries({ everybody: 'Help for all', sale: 'Spring sale' })) {
    await call('POST', '/api/flows', { flow: { ...helloFlow, id, name } })
    await call('POST', `/api/flows/${id}/publish`, { revision: 1 })
  }
})
afterAll(() => scene.close())

/** Asks the server as the one who is signed in. */
async function call(method: string, path: string, body: object): Promise<void> {
  const status = await page.evaluate(
    async ([way, address, text]) => {
      const headers = { 'content-type': 'application/json' }
      return (await fetch(address ?? '', { method: way ?? '', headers, body: text ?? '' })).status
    },
    [method, path, JSON.stringify(body)],
  )
  expect(status, `${method} ${path}`).toBeLessThan(300)
}

const arrange = (...ids: string[]): Promise<void> =>
  call('PUT', '/api/flow-order', { ids: ['welcome-and-qualify', 'talk-to-us', ...ids] })

/** The flow whose chat a new visitor finds on a page of the demo; undefined where there is none. */
async function shownOn(query: string): Promise<string | undefined> {
  const visitor = await scene.tests.page()
  const coming = visitor.waitForResponse(answer => answer.url().includes('/api/visitor/config?'))
  await visitor.goto(`${scene.server.url}/demo${query}`)
  const { flow }: { flow?: { name: string } } = await (await coming).json()
  const launcher = visitor.locator('parley-widget').getByRole('button', { name: 'Open chat' })
  await expect.poll(() => launcher.count()).toBe(flow ? 1 : 0)
  await visitor.context().close()
  return flow?.name
}

async function target(name: string, id: string): Promise<void> {
  await page.goto(`${scene.server.url}/flows/${id}`)
  await page.getByRole('navigation', { name: 'Sides of the flow' }).getByRole('link', { name: 'Target' }).click()
  await page.getByRole('heading', { name, level: 1 }).waitFor()
  await outcome().waitFor()
}
const outcome = () => page.getByRole('region', { name: 'What they see' })
const simulate = async (query: string, sentence: string): Promise<void> => {
  await page.getByRole('textbox', { name: 'Page', exact: true }).fill(`${scene.server.url}/demo${query}`)
  await outcome().getByText(sentence, { exact: true }).waitFor()
}

test('a flow is drawn for some pages, and says that another one hides it', async () => {
  await target('Spring sale', 'sale')
  await simulate('?x=1', 'They see “Help for all”.')
  await outcome().getByText('It is for them, but “Help for all” comes first.').waitFor()
  await page.getByRole('radiogroup', { name: 'Pages' }).getByText('Only some pages').click()
  await page.getByRole('combobox', { name: 'How the page is compared' }).click()
  await page.getByRole('option', { name: 'Parameter is', exact: true }).click()
  await page.getByRole('textbox', { name: 'Name of the parameter' }).fill('x')
  await page.getByRole('textbox', { name: 'Value', exact: true }).fill('1')
  const kept = page.waitForResponse(answer => answer.request().method() === 'PUT' && answer.url().endsWith('/api/flows/sale'))
  await page.getByRole('heading', { name: 'Who sees what' }).click()
  expect((await kept).ok()).toBe(true)
  await page
    .getByText(/^Saved/)
    .first()
    .waitFor()
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click()
  await expect.poll(() => shownOn('?x=1')).toBe('Help for all')
  expect(await scene.barriers(page)).toEqual([])
})

test('dragged before the other, it wins where it is for somebody, and the simulator says the same as the page', async () => {
  await arrange('everybody', 'sale')
  await target('Spring sale', 'sale')
  const handle = page.getByRole('button', { name: /^Move Spring sale:/ })
  await handle.scrollIntoViewIfNeeded()
  const [from, to] = [await handle.boundingBox(), await page.locator('[data-flow="everybody"]').boundingBox()]
  if (!from || !to) throw new Error('the rows are nowhere')
  const kept = page.waitForResponse(answer => answer.url().endsWith('/api/flow-order'))
  await page.mouse.move(from.x + 8, from.y + 8)
  await page.mouse.down()
  await page.mouse.move(from.x + 8, to.y + 2, { steps: 8 })
  await page.mouse.up()
  await kept
  await simulate('?x=1', 'They see “Spring sale”.')
  expect(await shownOn('?x=1')).toBe('Spring sale')
  await simulate('?x=2', 'They see “Help for all”.')
  await outcome().getByText('This page is none of its pages.').waitFor()
  expect(await shownOn('?x=2')).toBe('Help for all')
})

test('with the arrow keys it goes back, and undo takes its pages back', async () => {
  await call('PUT', '/api/flows/everybody/live', { on: true })
  await arrange('sale', 'everybody')
  await target('Spring sale', 'sale')
  await page.getByRole('button', { name: /^Move Spring sale:/ }).focus()
  const kept = page.waitForResponse(answer => answer.url().endsWith('/api/flow-order'))
  await page.keyboard.press('ArrowDown')
  await kept
  expect(await shownOn('?x=1')).toBe('Help for all')
  await call('PUT', '/api/flows/everybody/live', { on: false })
  expect(await shownOn('?x=2'), 'nothing is for that page').toBeUndefined()
  await page.getByRole('radiogroup', { name: 'Pages' }).getByText('All pages').click()
  await page.getByRole('textbox', { name: 'Value', exact: true }).waitFor({ state: 'detached' })
  await page.keyboard.press('ControlOrMeta+z')
  await expect.poll(() => page.getByRole('textbox', { name: 'Value', exact: true }).inputValue()).toBe('1')
})

test('a flow that waits for time on the site comes by itself, on the page that is open', async () => {
  const after = { type: 'number', of: 'visitor.seconds', is: 'at-least', value: 2 }
  const late = { ...helloFlow, id: 'late', name: 'Late', channel: 'slow', target: { visitors: [{ all: [after] }] } }
  await call('PUT', '/api/channels/slow', { revision: 0, kind: 'website', config: {} })
  await call('POST', '/api/flows', { flow: late })
  await call('POST', '/api/flows/late/publish', { revision: 1 })
  const visitor = await scene.tests.page()
  const coming = visitor.waitForResponse(answer => answer.url().includes('/api/visitor/config?'))
  await visitor.goto(`${scene.server.url}/demo?channel=slow`)
  expect(await (await coming).json()).toMatchObject({ shows: false, againMs: 2_000 })
  await visitor.locator('parley-widget').getByRole('button', { name: 'Open chat' }).waitFor()
  await visitor.context().close()
})
