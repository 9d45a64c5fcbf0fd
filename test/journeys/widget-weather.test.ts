import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { en, flowOf } from '../rig/flow-of.ts'
import { hostSite, pageWith } from '../rig/host-site.ts'
import { createWidgetScene, openChat, type WidgetScene, widgetOn, write } from '../rig/widget-scene.ts'

let scene: WidgetScene

// A flow without a question: what is written comes back, so that nothing that gets lost or doubled goes unseen.
const echo = flowOf('echo', [
  ['start', 'start', {}, { next: 'ask' }],
  ['ask', 'ask', { question: en('Say something'), saveAs: 'said' }, { answered: 'say' }],
  ['say', 'say', { text: en('You said {{vars.said|nothing}}') }, { next: 'ask' }],
])

beforeAll(async () => {
  scene = await createWidgetScene()
  await scene.publish(echo)
})
afterAll(() => scene.close())

const demo = (): string => `${scene.server.url}/demo?flow=echo`

describe('a chat outlives', () => {
  it('a reload: it opens as it was left, with all that was said, once', async () => {
    const page = await scene.visit(demo())
    const widget = await openChat(page)
    await write(page, 'one')
    await widget.getByText('You said one').waitFor()
    await page.reload()
    await widget.getByText('You said one').waitFor()
    expect(await widget.getByText('one', { exact: true }).count()).toBe(1)
    await widget.locator('textarea').fill('what I was about to')
    await page.reload()
    const field = widget.locator('textarea')
    await expect.poll(() => field.inputValue()).toBe('what I was about to')
    await write(page, 'two')
    await widget.getByText('You said two').waitFor()
    expect(await widget.getByText(/^You said/).allTextContents()).toEqual(['You said one', 'You said two'])
    await page.context().close()
  })

  it('the page that a message was written on: it goes out from the next one, also while the chat is closed', async () => {
    const page = await scene.visit(demo())
    const widget = await openChat(page)
    await write(page, 'one')
    await widget.getByText('You said one').waitFor()
    await scene.server.kill('SIGKILL')
    await write(page, 'without a network')
    await widget.getByText('Waiting, goes out when you are back').waitFor()
    await page.keyboard.press('Escape')
    await page.goto('about:blank')
    await scene.server.start()
    await page.goto(demo())
    await widget.getByRole('button', { name: 'Open chat, 1 unread' }).click()
    await widget.getByText('You said without a network').waitFor()
    expect(await widget.getByText(/^You said/).count()).toBe(2)
    await page.context().close()
  })

  it('a second tab: both show the same, and what is read in one is read in the other', async () => {
    const one = await scene.visit(demo())
    await openChat(one)
    await write(one, 'from the first')
    await widgetOn(one).getByText('You said from the first').waitFor()
    const two = await one.context().newPage()
    await two.goto(demo())
    await widgetOn(two).getByText('You said from the first').waitFor()
    await write(two, 'from the second')
    await widgetOn(two).getByText('You said from the second').waitFor()
    await widgetOn(one).getByText('You said from the second').waitFor()
    for (const page of [one, two])
      expect(
        await widgetOn(page)
          .getByText(/^You said/)
          .count(),
      ).toBe(2)
    await one.context().close()
  })

  it('a server that is killed: what is written meanwhile waits, and goes out when it is back', async () => {
    const page = await scene.visit(demo())
    const widget = await openChat(page)
    await write(page, 'before')
    await widget.getByText('You said before').waitFor()
    await scene.server.kill('SIGKILL')
    await widget.getByText('No connection. We keep trying.').waitFor()
    await write(page, 'meanwhile')
    await widget.getByText('Waiting, goes out when you are back').waitFor()
    await scene.server.start()
    await widget.getByText('You said meanwhile').waitFor({ timeout: 45_000 })
    expect(await widget.getByText(/^You said/).allTextContents()).toEqual(['You said before', 'You said meanwhile'])
    expect(await widget.getByText('No connection. We keep trying.').count()).toBe(0)
    await page.context().close()
  })
})

describe('an answer that comes while the chat is closed', () => {
  it('is counted on the launcher and in the title, on the next page too, until it is read', async () => {
    const site = await hostSite({ '/': pageWith(scene.server.url, 'data-flow="echo"') })
    const page = await scene.visit(site.url)
    const widget = await openChat(page)
    await write(page, 'hello')
    await widget.getByText('You said hello').waitFor()
    await page.keyboard.press('Escape')
    const { conversations } = await scene.team('GET /api/conversations')
    const address = `POST /api/conversations/${conversations[0].id}/messages`
    await scene.team(address, { text: 'Are you still there?', as: { id: 'mia', name: 'Mia' } })
    await widget.getByRole('button', { name: 'Open chat, 1 unread' }).waitFor()
    await expect.poll(() => page.title()).toBe('(1) A site')
    // The site changes its title: the number stays.
    await page.evaluate(() => {
      document.title = 'Another title'
    })
    await expect.poll(() => page.title()).toBe('(1) Another title')
    await page.reload()
    await widget.getByRole('button', { name: 'Open chat, 1 unread' }).click()
    await widget.getByText('Are you still there?').waitFor()
    await expect.poll(() => page.title()).toBe('A site')
    await page.keyboard.press('Escape')
    await widget.getByRole('button', { name: 'Open chat', exact: true }).waitFor()
    await page.context().close()
    await site.close()
  })
})
