import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { widgetLanguages } from '../../plugins/website/phrases.ts'
import { demoTexts } from '../../plugins/website/server/demo-texts.ts'
import { type ApiScene, createApiScene } from '../rig/api-scene.ts'
import { scriptPayloads } from '../rig/script-payloads.ts'

let scene: ApiScene
beforeAll(async () => {
  scene = await createApiScene()
})
afterAll(() => scene.close())

const open = (query: Readonly<Record<string, string>> = {}, headers: Readonly<Record<string, string>> = {}) =>
  scene.inject({ url: `/demo?${new URLSearchParams(query)}`, headers: { 'accept-language': 'en', ...headers } })
const scriptsIn = (html: string): readonly string[] => html.match(/<script\b[^>]*>/g) ?? []
const names = ['channel', 'flow', 'language', 'theme', 'colour', 'position'] as const

describe('the demo', () => {
  test('is a page with the widget on it, and nothing from elsewhere', async () => {
    const { status, text, headers } = await open()
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect(scriptsIn(text)).toEqual(['<script src="widget.js" async>'])
    expect(text.match(/(src|href)="[^"]*:/g)).toBeNull()
    expect(text).not.toMatch(/ style=| on\w+=|javascript:/i)
  })

  test('runs under a policy as strict as a site’s can be', async () => {
    const { headers } = await open()
    const policy = String(headers['content-security-policy'])
    for (const rule of [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' blob:",
      "connect-src 'self' ws://localhost wss://localhost",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
      "base-uri 'none'",
      "form-action 'none'",
    ])
      expect(policy.split('; ')).toContain(rule)
    expect(policy).not.toContain('unsafe')
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    })
  })

  test('has its style in a file of its own', async () => {
    const { text, headers } = await scene.inject({ url: '/demo/style.css' })
    expect(headers).toMatchObject({ 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=300' })
    expect(text).not.toMatch(/url\(|@import/)
    expect((await open()).text).toContain('<link rel="stylesheet" href="demo/style.css">')
  })

  test.each([
    ['nl-BE,nl;q=0.9,en;q=0.8', 'nl'],
    ['de', 'de'],
    ['da,en', 'da'],
    ['fr,it;q=0.5', 'en'],
  ])('speaks the language of the browser: %s', async (accepted, language) => {
    const { text, headers } = await open({}, { 'accept-language': accepted })
    expect(text).toContain(`<html lang="${language}"`)
    expect(text).toContain(demoTexts[language as 'en'].claim)
    expect(headers).toMatchObject({ 'content-language': language, vary: 'accept-language' })
    expect(scriptsIn(text), 'the widget asks the browser itself').toEqual(['<script src="widget.js" async>'])
  })

  test('says the same in every language, and all of it', () => {
    const keys = Object.keys(demoTexts.en)
    for (const [language, texts] of Object.entries(demoTexts)) {
      expect(Object.keys(texts), language).toEqual(keys)
      for (const [key, text] of Object.entries(texts)) expect(text.trim(), `${language} ${key}`).not.toBe('')
    }
  })

  test('shows the widget as its address asks', async () => {
    const { text } = await open({
      language: 'nl',
      theme: 'dark',
      colour: '#C24A17',
      flow: 'hello',
      channel: 'shop',
      position: 'start',
    })
    expect(scriptsIn(text)).toEqual([
      '<script src="widget.js" data-channel="shop" data-flow="hello" data-language="nl" data-theme="dark" data-colour="#c24a17" data-position="start" async>',
    ])
    expect(text).toContain('<html lang="nl" data-theme="dark">')
    expect(scriptsIn((await open({ colour: 'facc15' })).text)[0]).toContain('data-colour="#facc15"')
  })

  test('speaks English where the widget is shown in a language the page does not have', async () => {
    const { text } = await open({ language: 'fi' })
    expect(text).toContain('<html lang="en"')
    expect(scriptsIn(text)[0]).toContain('data-language="fi"')
  })

  test('leads to every language, theme, colour and corner, and keeps the rest', async () => {
    const { text } = await open({ flow: 'hello', theme: 'dark' })
    for (const language of widgetLanguages) expect(text).toContain(`href="?flow=hello&amp;theme=dark&amp;language=${language}"`)
    expect(text).toContain('href="?flow=hello&amp;theme=light"')
    expect(text).toContain('href="?flow=hello&amp;theme=dark" aria-current="true"')
    expect(text).toContain('href="?flow=hello&amp;theme=dark&amp;colour=%230f5c5a"')
    expect(text).toContain('href="?flow=hello&amp;theme=dark&amp;position=start"')
    for (const [, address = ''] of text.matchAll(/href="(\?[^"]+)"/g))
      expect((await scene.inject({ url: `/demo${address.replaceAll('&amp;', '&')}` })).status).toBe(200)
  })

  test('shows the line to copy, as it would be embedded elsewhere', async () => {
    const { text } = await open({ theme: 'dark' }, { host: 'chat.example.com' })
    expect(text).toContain(
      '<code>&lt;script src=&quot;http://chat.example.com/widget.js&quot; data-channel=&quot;website&quot; data-theme=&quot;dark&quot; async&gt;&lt;/script&gt;</code>',
    )
    const published = await createApiScene({ PUBLIC_URL: 'https://example.com/chat' })
    expect((await published.inject({ url: '/demo' })).text).toContain('src=&quot;https://example.com/chat/widget.js&quot;')
    expect((await published.inject({ url: '/' })).headers.location).toBe('https://example.com/chat/inbox')
    await published.close()
  })
})

describe('what is hostile in the address of the demo is not heard:', () => {
  test.each(names.map((name, at) => [name, at] as const))('%s', async (name, at) => {
    const { text: plain } = await open()
    // Each of the many is tried on one of the names, and the odd ones on all.
    const many = scriptPayloads().filter((_, index) => index % names.length === at)
    expect(many.length).toBeGreaterThan(50)
    const odd = [
      '',
      ' ',
      'x'.repeat(65),
      '../..',
      'en"',
      'dark ',
      '#0f5c5a;x:url(//evil)',
      'constructor',
      '__proto__',
      '<script>',
    ]
    for (const payload of [...many, ...odd]) {
      const { status, text } = await open({ [name]: payload })
      // What is a good id is one, whatever it says.
      if (/^[\w-]{1,64}$/.test(payload) && (name === 'flow' || name === 'channel'))
        expect(text).toContain(`data-${name}="${payload}"`)
      else expect({ status, text }, payload).toEqual({ status: 200, text: plain })
    }
  })

  test.each(names)('%s, given twice', async name => {
    const { text: plain } = await open()
    const { text } = await scene.inject({ url: `/demo?${name}=en&${name}="><script>`, headers: { 'accept-language': 'en' } })
    expect(text).toBe(plain)
  })

  test('names that nobody asked for', async () => {
    const { text: plain } = await open()
    for (const query of [
      '%22%3E%3Cscript%3E=1',
      '__proto__[theme]=dark',
      'onload=alert(1)',
      'src=//evil.example',
      '%00=%00',
      '%',
    ])
      expect((await scene.inject({ url: `/demo?${query}`, headers: { 'accept-language': 'en' } })).text, query).toBe(plain)
  })

  test('the name of the host, and languages', async () => {
    for (const host of [
      '"><script>alert(1)</script>',
      'evil.example"onload="x',
      "a'b",
      '<b>',
      'a b',
      ' ',
      'x@evil.example',
      'evil.example/path?x',
    ]) {
      const { status, text, headers } = await open({}, { host })
      expect(status).toBe(200)
      expect(scriptsIn(text), host).toHaveLength(1)
      expect(text).not.toContain(host.trim() === '' ? '<b>' : host)
      expect(String(headers['content-security-policy'])).toMatch(/connect-src 'self' ws:\/\/[\w.]+ wss:\/\/[\w.]+;/)
    }
    for (const payload of scriptPayloads().filter(text => /^[\x20-\x7e]+$/.test(text)))
      expect(scriptsIn((await open({}, { 'accept-language': payload })).text), payload).toHaveLength(1)
  })
})
