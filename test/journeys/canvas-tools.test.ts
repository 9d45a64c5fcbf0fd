import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AppScene, createAppScene } from '../rig/app-scene.ts'

const mia = { name: 'Mia Holm', email: 'mia@example.com', password: 'correct horse battery' }

let scene: AppScene
let page: Page

beforeAll(async () => {
  scene = await createAppScene()
  page = await scene.open('/sign-in')
  await scene.setUp(page, mia)
})
afterAll(() => scene.close())

/** What is drawn, as it is stored. */
async function drawn(flow: string): Promise<{ readonly nodes: readonly unknown[] }> {
  const answer = await page.context().request.get(`${scene.server.url}/api/flows/${flow}`)
  const { flow: stored } = await answer.json()
  return stored
}

async function make(id: string, nodes: readonly object[], edges: readonly object[]): Promise<void> {
  const flow = { format: 1, id, name: id, kind: 'bot', languages: ['en'], nodes, edges }
  const answer = await page.context().request.post(`${scene.server.url}/api/flows`, {
    data: { flow },
    headers: { origin: scene.server.url },
  })
  expect(answer.status(), await answer.text()).toBeLessThan(300)
}

async function open(flow: string): Promise<void> {
  await page.goto(`${scene.server.url}/flows/${flow}`)
  await nodes().first().waitFor()
}

const nodes = (): Locator => page.locator('.react-flow__node-card')
const edges = (): Locator => page.locator('.react-flow__edge')
const card = (name: string): Locator => page.locator('.react-flow__node-card', { hasText: name })
const said = (words: string | RegExp): Promise<void> =>
  page.getByRole('status').filter({ hasText: words }).waitFor({ state: 'attached' })

const start = { id: 'start', action: 'start', position: { x: 40, y: 120 } }
const hi = { id: 'hi', action: 'say', name: 'Greeting', config: { text: { en: 'Hello there' } }, position: { x: 320, y: 120 } }
const bye = { id: 'bye', action: 'say', name: 'Farewell', config: { text: { en: 'See you' } }, position: { x: 620, y: 120 } }
const between = (id: string, source: string, target: string) => ({ id, source, port: 'next', target })
const hasFocus = (what: Locator): Promise<void> =>
  expect.poll(() => what.evaluate(element => element === document.activeElement)).toBe(true)

/** Drags from the middle of one thing to a point of the window, as hands do: with a way in between. */
async function drag(what: Locator, x: number, y: number): Promise<void> {
  const box = await what.boundingBox()
  if (!box) throw new Error('it is nowhere')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(x - 40, y - 30, { steps: 4 })
  await page.mouse.move(x, y, { steps: 4 })
  await page.mouse.up()
}

describe('the tools of the canvas', () => {
  it('put steps on it: dragged to a spot, and into a connection; undo leads back to the beginning', async () => {
    await make('dragging', [start, hi], [between('e1', 'start', 'hi')])
    await open('dragging')
    const before = await drawn('dragging')
    await drag(page.getByRole('button', { name: 'Say', exact: true }), 700, 560)
    await expect.poll(() => nodes().count()).toBe(3)

    const way = await page.locator('.react-flow__edge[data-id="e1"] .react-flow__edge-interaction').boundingBox()
    if (!way) throw new Error('no edge')
    await drag(page.getByRole('button', { name: 'Wait', exact: true }), way.x + way.width / 2, way.y + way.height / 2)
    await expect.poll(() => nodes().count()).toBe(4)
    await expect.poll(() => edges().count()).toBe(2)
    await said(/^Added “Wait”, connected to Next of “/)

    for (const left of [3, 2]) {
      await page.keyboard.press('Control+z')
      await expect.poll(() => nodes().count()).toBe(left)
    }
    await expect.poll(() => drawn('dragging'), { timeout: 10_000 }).toEqual(before)
  })

  it('connect by the keyboard alone: from a way out, to a step of the flow or to a new one', async () => {
    await make('keys', [start, hi, bye], [])
    await open('keys')
    const before = await drawn('keys')
    await page.locator('.react-flow').focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('c')
    await page.keyboard.type('Greet')
    await page.keyboard.press('Enter')
    await said('Connected Next to “Greeting”')
    await hasFocus(card('Start'))
    await page.keyboard.press('Alt+ArrowRight')
    await hasFocus(card('Greeting'))
    await page.keyboard.press('c')
    await page.keyboard.type('ema')
    await page.keyboard.press('Enter')
    await said(/^Added “Email capture”/)
    await expect.poll(() => edges().count()).toBe(2)

    // In between: the same again, at a way out that leads somewhere.
    await page.keyboard.press('Alt+ArrowLeft')
    await page.keyboard.press('c')
    await page.keyboard.type('wait')
    await page.keyboard.press('Enter')
    await said(/^Added “Wait”/)
    await expect.poll(() => edges().count()).toBe(3)
    await page.keyboard.press('Delete')
    await said('Deleted 1')

    for (let left = 4; left > 0; left -= 1) await page.keyboard.press('Control+z')
    await expect.poll(() => edges().count()).toBe(0)
    await expect.poll(() => drawn('keys'), { timeout: 10_000 }).toEqual(before)
  })

  it('copy from one flow and paste into another, in a step of its own; duplicate, align, nudge', async () => {
    await make('from', [start, hi, bye], [between('e1', 'start', 'hi'), between('e2', 'hi', 'bye')])
    await make('to', [start], [])
    await open('from')
    await card('Greeting').click()
    await card('Farewell').click({ modifiers: ['Shift'] })
    await page.keyboard.press('Control+c')
    await said('Copied 2')

    await open('to')
    const before = await drawn('to')
    await page.locator('.react-flow').focus()
    await page.keyboard.press('Control+v')
    await said('Pasted 2')
    await expect.poll(() => edges().count()).toBe(1)

    await page.keyboard.press('Control+d')
    // Counted as stored: what lies out of sight is not drawn.
    await expect.poll(async () => (await drawn('to')).nodes.length, { timeout: 10_000 }).toBe(5)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('Align left')
    await page.keyboard.press('Enter')
    await said('Moved 2')

    for (let left = 4; left > 0; left -= 1) await page.keyboard.press('Control+z')
    await expect.poll(() => drawn('to'), { timeout: 10_000 }).toEqual(before)
  })

  it('tidy up as one step, and find what says a text', async () => {
    await make(
      'tidy',
      [start, { ...hi, position: { x: 0, y: 100 } }, { ...bye, position: { x: 10, y: 90 } }],
      [between('e1', 'start', 'hi'), between('e2', 'hi', 'bye')],
    )
    await open('tidy')
    const before = await drawn('tidy')
    await page.getByRole('toolbar').getByRole('button', { name: 'Tidy up' }).click()
    await said('Tidied up')
    const [first, last] = [await card('Greeting').boundingBox(), await card('Farewell').boundingBox()]
    expect((first?.x ?? 0) + (first?.width ?? 0)).toBeLessThan(last?.x ?? 0)
    await page.getByRole('toolbar').getByRole('button', { name: 'Undo' }).click()

    await page.keyboard.press('Control+f')
    await page.keyboard.type('see you')
    await page.keyboard.press('Enter')
    await page.getByRole('status').filter({ hasText: '1 of 1' }).waitFor()
    await page.locator('.react-flow__node.selected', { hasText: 'Farewell' }).waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => drawn('tidy'), { timeout: 10_000 }).toEqual(before)
  })

  it('lay out a flow of 400 steps beside the page, under its policy', async () => {
    const many = Array.from({ length: 400 }, (_, at) => ({ ...hi, id: `n${at}`, position: { x: 0, y: 0 } }))
    await make(
      'many',
      [start, ...many],
      many.map(({ id }, at) => ({
        ...between(`e${at}`, at < 20 ? 'start' : `n${at - 20}`, id),
        ...(at > 0 && at < 20 ? { source: `n${at - 1}` } : {}),
      })),
    )
    await open('many')
    const worker = page.waitForEvent('worker')
    await page.locator('.react-flow').focus()
    await page.keyboard.press('t')
    expect((await worker).url()).toContain('/app/layout-worker-')
    await said('Tidied up')
    expect(scene.refused).toEqual([])
  })

  it('nothing of it keeps anybody out', async () => {
    await open('to')
    expect(await scene.barriers(page)).toEqual([])
    await page.locator('.react-flow').focus()
    await page.keyboard.press('a')
    await page.getByRole('dialog', { name: 'Add a step' }).waitFor()
    expect(await scene.barriers(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+f')
    await page.getByRole('searchbox', { name: 'Search in this flow' }).fill('start')
    expect(await scene.barriers(page)).toEqual([])
  })
})
