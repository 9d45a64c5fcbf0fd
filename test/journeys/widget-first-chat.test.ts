import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createWidgetScene, openChat, type WidgetScene, waitForFocus, widgetOn, write } from '../rig/widget-scene.ts'

let scene: WidgetScene

beforeAll(async () => {
  scene = await createWidgetScene()
})
afterAll(() => scene.close())

describe('a first chat on the demo', () => {
  it('goes from the prompt to people, by mouse', async () => {
    const page = await scene.visit()
    const widget = widgetOn(page)
    const prompt = widget.getByRole('status', { name: 'Message from Chat' })
    await prompt.getByText('Hi! I am the assistant of this site.').click()
    await widget.getByRole('button', { name: 'Pricing' }).click()
    await widget.getByText('Which plan are you looking at?').waitFor()
    await write(page, 'The team plan')
    await widget.getByText('Team is 12 euro').waitFor()
    await widget.getByRole('textbox', { name: 'Your email' }).fill('ada@example.com')
    await widget.getByRole('button', { name: 'Send' }).first().click()
    await widget.getByText('Thanks! Somebody from our team for companies joins you.').waitFor()
    await widget.getByText('Looking for a person').first().waitFor()
    expect(await widget.getByRole('log').getByText('The team plan').count()).toBe(1)

    const { conversations } = await scene.team('GET /api/conversations')
    const { id } = conversations[0]
    await scene.team(`POST /api/conversations/${id}/messages`, { text: 'Hello Ada', as: { id: 'mia', name: 'Mia' } })
    await widget.getByText('Hello Ada').waitFor()
    await widget.getByRole('heading', { name: 'Mia' }).waitFor()
    await page.context().close()
  })

  it('works with the keyboard alone, and gives the focus back', async () => {
    const page = await scene.visit()
    const widget = widgetOn(page)
    await widget.getByRole('button', { name: 'Open chat' }).focus()
    await page.keyboard.press('Enter')
    const first = widget.getByRole('button', { name: 'Pricing' })
    await waitForFocus(first)
    await page.keyboard.press('Enter')
    await widget.getByText('Which plan are you looking at?').waitFor()
    await waitForFocus(widget.locator('textarea'))
    await page.keyboard.type('Free')
    await page.keyboard.press('Enter')
    await widget.getByText('Free stays free').waitFor()
    await page.keyboard.press('Escape')
    const launcher = widget.getByRole('button', { name: 'Open chat' })
    await waitForFocus(launcher)
    expect(await launcher.getAttribute('aria-expanded')).toBe('false')
    expect(await widget.getByRole('dialog').count()).toBe(0)
    await page.keyboard.press('Enter')
    await widget.getByText('Free stays free').waitFor()
    await page.context().close()
  })
})

describe('what it costs the page', () => {
  it('is the script and one question until it is opened, and nothing from anywhere else', async () => {
    const page = await scene.tests.page()
    const asked: string[] = []
    page.on('request', request => asked.push(new URL(request.url()).pathname))
    await page.goto(`${scene.server.url}/demo`)
    await widgetOn(page).getByRole('status', { name: 'Message from Chat' }).waitFor()
    const ofPage = ['/demo', '/demo/style.css']
    expect(asked.filter(path => !ofPage.includes(path))).toEqual(['/widget.js', '/api/visitor/config'])
    await openChat(page)
    const hosts = new Set(
      (await page.evaluate(() => performance.getEntriesByType('resource'))).map(({ name }) => new URL(name).host),
    )
    expect([...hosts]).toEqual([new URL(scene.server.url).host])
    await page.context().close()
  })

  it('is no shift of its layout, from the launcher through the prompt to the panel', async () => {
    const page = await scene.tests.page()
    await page.addInitScript(() => {
      const seen: Seen = { shifts: [], long: [] }
      Reflect.set(window, 'seen', seen)
      new PerformanceObserver(list => {
        for (const entry of list.getEntries()) {
          const sources: readonly { readonly node: Node | null }[] = Reflect.get(entry, 'sources')
          seen.shifts.push(sources.map(({ node }) => node?.nodeName ?? 'inside the widget'))
        }
      }).observe({ type: 'layout-shift', buffered: true })
      new PerformanceObserver(list => {
        for (const { duration } of list.getEntries()) seen.long.push(Math.round(duration))
      }).observe({ type: 'longtask', buffered: true })
    })
    const seen = (): Promise<Seen> => page.evaluate(() => Reflect.get(window, 'seen'))
    await page.goto(`${scene.server.url}/demo`)
    await widgetOn(page).getByRole('status', { name: 'Message from Chat' }).waitFor()
    expect((await seen()).shifts).toEqual([])
    const widget = await openChat(page)
    await widget.getByRole('button', { name: 'Pricing' }).click()
    await widget.getByText('Which plan are you looking at?').waitFor()
    const { shifts, long } = await seen()
    // Messages move up when more come below them: that is the widget's own.
    expect(shifts.flat().filter(node => node !== 'inside the widget')).toEqual([])
    // How long a task takes says as much of this machine as of the widget: told, and held only to what no machine excuses.
    console.log(`tasks over 50 ms on the demo: ${long.join(', ') || 'none'}`)
    expect(Math.max(0, ...long)).toBeLessThan(1_000)
    await page.context().close()
  })
})

interface Seen {
  readonly shifts: string[][]
  readonly long: number[]
}
