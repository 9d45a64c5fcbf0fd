import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createWidgetScene, openChat, type WidgetScene, waitForFocus, widgetOn } from '../rig/widget-scene.ts'

let scene: WidgetScene

beforeAll(async () => {
  scene = await createWidgetScene()
})
afterAll(() => scene.close())

const phone = { viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true }

describe('the prompt', () => {
  it('comes after a while with a number on the launcher, takes no focus, and stays away for a day once dismissed', async () => {
    const page = await scene.visit()
    await page.clock.install()
    await page.reload()
    const widget = widgetOn(page)
    const prompt = widget.getByText('Hi! I am the assistant of this site.')
    await widget.getByRole('button', { name: 'Open chat', exact: true }).waitFor()
    await page.clock.fastForward(2_500)
    expect(await prompt.count()).toBe(0)
    await page.clock.fastForward(1_000)
    await prompt.waitFor()
    await widget.getByRole('button', { name: 'Open chat, 1 unread' }).waitFor()
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('body')
    expect(await page.title()).toBe('Kestrel Solar: what a roof earns')

    await widget.getByRole('button', { name: 'Dismiss message' }).press('Enter')
    await waitForFocus(widget.getByRole('button', { name: 'Open chat', exact: true }))
    expect(await prompt.count()).toBe(0)
    await page.reload()
    await widget.getByRole('button', { name: 'Open chat' }).waitFor()
    await page.clock.fastForward(60_000)
    expect(await prompt.count()).toBe(0)
    await page.clock.fastForward(24 * 3_600_000)
    await page.reload()
    await widget.getByRole('button', { name: 'Open chat' }).waitFor()
    await page.clock.fastForward(4_000)
    await prompt.waitFor()
    await page.context().close()
  })

  it('stays away where the chat has been minimised, and on a phone by default', async () => {
    const page = await scene.visit()
    await openChat(page)
    await page.keyboard.press('Escape')
    await page.clock.install()
    await page.reload()
    await widgetOn(page).getByRole('button', { name: 'Open chat', exact: true }).waitFor()
    await page.clock.fastForward(10_000)
    expect(await widgetOn(page).getByText('Hi! I am').count()).toBe(0)
    await page.context().close()

    const small = await scene.visit(undefined, phone)
    await small.clock.install()
    await small.reload()
    await widgetOn(small).getByRole('button', { name: 'Open chat', exact: true }).waitFor()
    await small.clock.fastForward(10_000)
    expect(await widgetOn(small).getByText('Hi! I am').count()).toBe(0)
    await small.context().close()
  })
})

describe('the launcher', () => {
  it('shows a frame at once, says when the chat cannot be fetched, and tries again', async () => {
    const page = await scene.visit()
    const widget = widgetOn(page)
    let isBroken = true
    await page.route('**/panel.js*', route => (isBroken ? route.abort() : route.continue()))
    await widget.getByRole('button', { name: 'Open chat' }).click()
    await widget.getByRole('dialog', { name: 'Chat' }).waitFor()
    await widget.getByRole('dialog').getByText('The chat could not be opened. Check your connection.').waitFor()
    await widget.getByRole('button', { name: 'Close chat' }).click()
    await waitForFocus(widget.getByRole('button', { name: 'Open chat' }))
    await page.keyboard.press('Enter')
    const again = widget.getByRole('button', { name: 'Try again' })
    await again.waitFor()
    isBroken = false
    await again.click()
    await waitForFocus(widget.getByRole('button', { name: 'Pricing' }))
    expect(await widget.getByRole('dialog').count()).toBe(1)
    await page.context().close()
  })

  it('leaves the focus to who has gone on elsewhere while the chat was fetched', async () => {
    const page = await scene.visit()
    const widget = widgetOn(page)
    let goOn = (): void => {}
    const held = new Promise<void>(resolve => {
      goOn = resolve
    })
    await page.route('**/panel.js*', async route => {
      await held
      await route.continue()
    })
    await widget.getByRole('button', { name: 'Open chat' }).click()
    await widget.getByRole('dialog').waitFor()
    const link = page.getByRole('link', { name: 'Batteries' })
    await link.focus()
    goOn()
    await widget.getByRole('log').waitFor()
    await waitForFocus(link)
    await page.context().close()
  })

  it('stands in the corner that was chosen, readable on any colour, and mirrored from right to left', async () => {
    for (const [query, x] of [
      ['position=end', 1280 - 76],
      ['position=start', 20],
      ['position=end&language=ar', 20],
      ['position=start&language=ar', 1280 - 76],
    ] as const) {
      const page = await scene.visit(`${scene.server.url}/demo?${query}`, { viewport: { width: 1280, height: 800 } })
      const launcher = widgetOn(page).locator('.launcher')
      await launcher.waitFor()
      expect((await launcher.boundingBox())?.x).toBe(x)
      await page.context().close()
    }
    for (const [colour, text] of [
      ['facc15', 'rgb(0, 0, 0)'],
      ['0f5c5a', 'rgb(255, 255, 255)'],
    ]) {
      const page = await scene.visit(`${scene.server.url}/demo?colour=${colour}`)
      const launcher = widgetOn(page).locator('.launcher')
      expect(await launcher.evaluate(button => getComputedStyle(button).color)).toBe(text)
      await page.context().close()
    }
  })

  it('is not printed', async () => {
    const page = await scene.visit()
    const launcher = widgetOn(page).locator('.launcher')
    await launcher.waitFor()
    await page.emulateMedia({ media: 'print' })
    expect(await launcher.isVisible()).toBe(false)
    await page.context().close()
  })
})
