import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type HostSite, hostSite, pageWith } from '../rig/host-site.ts'
import { createWidgetScene, openChat, type WidgetScene, waitForFocus, widgetOn, write } from '../rig/widget-scene.ts'

let scene: WidgetScene
let site: HostSite

beforeAll(async () => {
  scene = await createWidgetScene()
  const { url } = scene.server
  const strict = strictPolicy(url)
  site = await hostSite({
    '/': pageWith(url),
    '/next': pageWith(url),
    '/phone': pageWith(url, '', '<meta name="viewport" content="width=device-width">'),
    '/strict': { ...pageWith(url), headers: { 'content-security-policy': strict } },
    '/linked': {
      ...pageWith(url, 'data-avoid-inline-styles'),
      headers: { 'content-security-policy': `${strict}; style-src ${url}` },
    },
    '/inline': pageWith(url, 'data-inline="#chat"', '', '<main><div id="chat" style="height: 480px"></div></main>'),
    '/twice': pageWith(url, '', `<script src="${url}/widget.js?again" async></script>`),
    '/head': { html: `<!doctype html><title>A site</title><script src="${url}/widget.js"></script><h1>A site</h1>` },
  })
})
afterAll(async () => {
  await scene.close()
  await site.close()
})

describe('a single-page site', () => {
  it('may change its address and throw out all it does not know: the chat goes on where it was', async () => {
    const page = await scene.visit(site.url)
    const widget = await openChat(page)
    await write(page, 'I want to know prices')
    await widget.getByText('I want to know prices').waitFor()
    await widget.locator('textarea').fill('half a sent')
    await page.evaluate(() => {
      history.pushState(null, '', '/elsewhere')
      const body = document.createElement('body')
      body.append(Object.assign(document.createElement('h1'), { textContent: 'Elsewhere' }))
      document.body.replaceWith(body)
    })
    await widget.getByText('I want to know prices').waitFor()
    expect(await widget.locator('textarea').inputValue()).toBe('half a sent')
    await widget.locator('textarea').press('Enter')
    await widget.getByText('half a sent').waitFor()
    // A page it has put aside may hold a copy of the element: it stays empty and in nobody's way.
    await page.evaluate(() => document.body.append(document.querySelector('parley-widget')?.cloneNode(true) ?? ''))
    expect(await page.locator('parley-widget').first().getByText('half a sent').count()).toBe(1)
    await page.context().close()
  })

  it('is asked again when its address changes, if it says so', async () => {
    const asked: string[] = []
    const page = await scene.tests.page()
    page.on('request', request => {
      if (request.url().includes('/api/visitor/config')) asked.push(new URL(request.url()).searchParams.get('url') ?? '')
    })
    await page.addInitScript(() => {
      window.parleySettings = { refreshOnNavigation: true }
    })
    await page.goto(site.url)
    await widgetOn(page).getByRole('button', { name: 'Open chat' }).waitFor()
    await page.evaluate(() => history.pushState(null, '', '/prices?plan=team#top'))
    await expect.poll(() => asked).toEqual([`${site.url}/`, `${site.url}/prices?plan=team`])
    await page.context().close()
  })
})

describe('a page that the browser puts aside, to come back to it as it was', () => {
  // The browser of the tests keeps no pages itself: it is told what the others tell.
  it('hangs up, keeps everything, and goes on when it is back', async () => {
    const page = await scene.tests.page()
    const lines: string[] = []
    page.on('websocket', line => {
      lines.push('open')
      line.on('close', () => lines.push('closed'))
    })
    await page.goto(site.url)
    const widget = await openChat(page)
    await widget.getByRole('button', { name: 'Pricing' }).click()
    await widget.getByText('Which plan are you looking at?').waitFor()
    const turn = (name: 'pagehide' | 'pageshow'): Promise<unknown> =>
      page.evaluate(event => dispatchEvent(new PageTransitionEvent(event, { persisted: true })), name)
    await turn('pagehide')
    await expect.poll(() => lines).toEqual(['open', 'closed'])
    await turn('pageshow')
    await expect.poll(() => lines).toEqual(['open', 'closed', 'open'])
    await write(page, 'The team plan')
    await widget.getByText('Team is 12 euro').waitFor()
    await page.context().close()
  })

  it('comes back by the history with the chat open, also where nothing was kept', async () => {
    const page = await scene.visit(site.url)
    const widget = await openChat(page)
    await write(page, 'Something about prices')
    await widget.getByText('Something about prices').waitFor()
    await page.goto(`${site.url}/next`)
    await widget.getByText('Something about prices').waitFor()
    await page.goBack()
    await widget.getByText('Something about prices').waitFor()
    expect(await widget.getByText('Something about prices').count()).toBe(1)
    await page.context().close()
  })
})

describe('a site that allows next to nothing', () => {
  it('has a chat that breaks no rule: no inline style, no evaluated code, no text that becomes markup', async () => {
    const page = await scene.tests.page()
    const broken: string[] = []
    await page.exposeFunction('broke', (rule: string) => broken.push(rule))
    await page.addInitScript(() => {
      const broke: (rule: string) => void = Reflect.get(window, 'broke')
      const hear = ({ violatedDirective, sample, blockedURI }: SecurityPolicyViolationEvent): void =>
        broke(`${violatedDirective} ${blockedURI} ${sample}`)
      document.addEventListener('securitypolicyviolation', hear)
    })
    await page.goto(`${site.url}/strict`)
    await chatWithFormAndReload(page)
    expect(broken).toEqual([])
    // The listener hears: what the page itself does wrong is taken down.
    await page.evaluate(() => document.body.setAttribute('style', 'color: red'))
    await expect.poll(() => broken).toEqual([expect.stringContaining('style-src')])
    await page.context().close()
  })

  it('gets the same look from a linked file', async () => {
    const page = await scene.visit(`${site.url}/linked`)
    const linked = await looksOf(page)
    const other = await scene.visit(`${site.url}/`)
    expect(linked).toEqual(await looksOf(other))
    expect(await widgetOn(page).evaluate(host => host.shadowRoot?.adoptedStyleSheets.length)).toBe(0)
    await page.context().close()
    await other.context().close()
  })
})

describe('a place in the page', () => {
  it('holds the chat, open, with the keyboard in it', async () => {
    const page = await scene.visit(`${site.url}/inline`)
    const widget = widgetOn(page)
    await widget.getByRole('log').waitFor()
    await waitForFocus(widget.getByRole('button', { name: 'Pricing' }))
    expect(await widget.evaluate(host => host.parentElement?.id)).toBe('chat')
    expect(await widget.getByRole('button', { name: 'Open chat' }).count()).toBe(0)
    const panel = widget.getByRole('region', { name: 'Chat with Chat' })
    expect(await panel.boundingBox()).toEqual(await page.locator('#chat').boundingBox())
    await page.keyboard.press('Escape')
    await widget.getByRole('button', { name: 'Pricing' }).click()
    await widget.getByText('Which plan are you looking at?').waitFor()
    await page.context().close()
  })
})

describe('the script', () => {
  it('may stand in the page twice: there is one widget', async () => {
    const page = await scene.visit(`${site.url}/twice`)
    await widgetOn(page).getByRole('button', { name: 'Open chat' }).waitFor()
    await page.waitForLoadState('networkidle')
    expect(await page.locator('parley-widget').count()).toBe(1)
    await page.context().close()
  })

  it('may stand in the head, before there is a body', async () => {
    const page = await scene.visit(`${site.url}/head`)
    await openChat(page)
    await page.context().close()
  })
})

describe('a small screen', () => {
  it('is covered by the chat: the page below neither scrolls nor takes the focus, and is as before afterwards', async () => {
    const page = await scene.visit(`${site.url}/phone`, { viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true })
    await page.evaluate(() => {
      document.documentElement.style.overflow = 'clip'
    })
    const widget = await openChat(page)
    const dialog = widget.getByRole('dialog', { name: 'Chat with Chat' })
    expect(await dialog.getAttribute('aria-modal')).toBe('true')
    expect(await dialog.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 800 })
    expect(await stateOf(page)).toEqual({ inert: true, overflow: 'hidden' })
    await widget.getByRole('button', { name: 'Minimise' }).click()
    expect(await stateOf(page)).toEqual({ inert: false, overflow: 'clip' })
    await widget.getByRole('button', { name: 'Open chat' }).waitFor()
    await page.context().close()
  })
})

function stateOf(page: Page): Promise<{ inert: boolean; overflow: string }> {
  return page.evaluate(() => ({
    inert: document.querySelector('h1')?.closest('[inert]') !== null,
    overflow: document.documentElement.style.overflow,
  }))
}

async function chatWithFormAndReload(page: Page): Promise<void> {
  const widget = await openChat(page)
  await widget.getByRole('button', { name: 'Something else' }).click()
  await widget.getByRole('textbox', { name: 'Your email' }).fill('nobody')
  await widget.getByRole('button', { name: 'Send' }).first().click()
  await widget.getByRole('button', { name: 'Emoji' }).click()
  await page.keyboard.press('Escape')
  await page.reload()
  await widget.getByText('What is your email').first().waitFor()
}

/** How the launcher and the panel look, in figures. */
async function looksOf(page: Page): Promise<unknown> {
  const launcher = widgetOn(page).getByRole('button', { name: 'Open chat' })
  await launcher.waitFor()
  const box = await launcher.boundingBox()
  const widget = await openChat(page)
  await widget.getByText('What can we help you with?').waitFor()
  const figures = await widget.evaluate(host =>
    [...(host.shadowRoot?.querySelectorAll('button, textarea, p, h2') ?? [])].map(element => {
      const { color, backgroundColor, fontSize, padding, borderRadius } = getComputedStyle(element)
      return [element.localName, color, backgroundColor, fontSize, padding, borderRadius].join(' ')
    }),
  )
  return { box, figures }
}

function strictPolicy(server: string): string {
  return [
    "default-src 'none'",
    `script-src ${server}`,
    `connect-src ${server} ${server.replace('http', 'ws')}`,
    `img-src ${server}`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
}
