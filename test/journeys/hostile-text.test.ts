import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser, type TestBrowser } from '../rig/browser.ts'
import { en, flowOf } from '../rig/flow-of.ts'
import { type HostSite, hostSite, pageWith } from '../rig/host-site.ts'
import { scriptPayloads } from '../rig/script-payloads.ts'
import { adminToken, type ServerProcess, serverProcess } from '../rig/server-process.ts'

// The page has no policy that would stop anything: what keeps it safe is the widget alone.
const payloads = scriptPayloads()
const perQuestion = 30
const rounds = Math.ceil(payloads.length / perQuestion)

let server: ServerProcess
let tests: TestBrowser
let site: HostSite
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-test-'))
  server = serverProcess(folder)
  await server.start()
  const created = await team('POST /api/flows', { flow: hostileFlow() })
  expect(created.status).toBe(201)
  expect((await team('POST /api/flows/hostile/publish', { revision: created.json.revision })).json).toEqual({ version: 1 })
  site = await hostSite({ '/': pageWith(server.url, 'data-flow="hostile"') })
  tests = await openBrowser()
})

afterAll(async () => {
  await tests.close()
  await site.close()
  await server.kill('SIGTERM')
  await rm(folder, { recursive: true, force: true })
})

it(`${payloads.length} texts that try to become code stay texts, in every place a text can stand`, async () => {
  expect(payloads.length).toBeGreaterThanOrEqual(600)
  const page = await tests.page()
  const pwned: string[] = []
  page.on('request', request => {
    if (request.url().includes('pwned')) pwned.push(request.url())
  })
  page.on('popup', popup => pwned.push(popup.url()))
  await page.exposeFunction('pwned', () => pwned.push('called'))
  await page.goto(site.url)
  const panel = page.locator('parley-widget')
  await panel.getByRole('button', { name: 'Open chat' }).click()

  // What a flow says: bubbles, cards, pictures' words, questions, labels of choices.
  for (let round = 0; round < rounds; round++) {
    const choices = panel.getByRole('group').last().getByRole('button')
    await choices.nth(chunk(round).length - 1).waitFor()
    expect(await oddities(page)).toEqual([])
    await choices.first().click()
  }
  await panel.getByText('That was all').waitFor()

  // What agents say, and what they are called; what the visitor says, over the API and with the keys.
  const { token, conversation } = await visitorIn(page)
  const say = async (text: string, at: number): Promise<boolean> => {
    const said = await team(`POST /api/conversations/${conversation}/messages`, {
      text,
      as: { id: `a${at}`, name: text.slice(0, 200) },
    })
    const written = await visitor(token, conversation, { clientMsgId: `x${at}`, text })
    return said.status === 200 && written.status === 200
  }
  let taken = 0
  for (let round = 0; round < rounds; round++) {
    const said = await Promise.all(chunk(round).map((text, at) => say(text, round * perQuestion + at)))
    taken += said.filter(Boolean).length
  }
  expect(taken).toBeGreaterThanOrEqual(600)
  await team(`POST /api/conversations/${conversation}/messages`, { text: 'Said everything', as: { id: 'a', name: 'Ann' } })
  await panel.getByText('Said everything').waitFor()
  expect(await oddities(page)).toEqual([])
  for (const text of payloads.slice(0, 10)) {
    await panel.getByRole('textbox').fill(text)
    await panel.getByRole('textbox').press('Enter')
  }

  // The same once more, as history; and the list of conversations, which quotes them.
  await page.reload()
  await panel.getByText('Said everything').waitFor()
  expect(await oddities(page)).toEqual([])
  expect(pwned).toEqual([])
}, 240_000)

it('what a channel and a flow say of themselves stays text too', async () => {
  const pwned: string[] = []
  for (const text of payloads.filter((_, at) => at % 25 === 0)) {
    const config = { name: text.slice(0, 60) }
    const { json } = await team('GET /api/channels/website')
    await team('PUT /api/channels/website', { ...json.channel, revision: json.channel?.revision ?? 0, kind: 'website', config })
    const page = await tests.page()
    page.on('request', request => {
      if (request.url().includes('pwned')) pwned.push(request.url())
    })
    await page.exposeFunction('pwned', () => pwned.push('called'))
    await page.goto(site.url)
    await page.locator('parley-widget').getByRole('button', { name: 'Open chat' }).click()
    await page.locator('parley-widget').getByRole('dialog').waitFor()
    expect(await oddities(page)).toEqual([])
    await page.context().close()
  }
  expect(pwned).toEqual([])
})

const chunk = (round: number): readonly string[] => payloads.slice(round * perQuestion, (round + 1) * perQuestion)

/** A flow that says every payload, in every place a flow has for texts. */
function hostileFlow(): unknown {
  const lines = Array.from({ length: rounds }, (_, round) => {
    // Slots and characters that the language refuses are not what this is about.
    const texts = chunk(round).map(text => text.replaceAll('{{', '{ {').replaceAll('\0', ''))
    const [first = '', ...more] = texts
    const cards = more.slice(10, 20).map(text => ({ type: 'card', title: en(text), text: en(text), url: 'https://localhost/' }))
    return [
      [`say${round}`, 'say', { text: en(first), more: more.slice(0, 10).map(en), parts: cards }, { next: `ask${round}` }],
      [
        `ask${round}`,
        'ask',
        {
          kind: 'choice',
          question: en(texts.at(-1) ?? ''),
          choices: texts.map((text, at) => ({ id: `c${at}`, label: en(text) })),
        },
        { answered: round + 1 === rounds ? 'end' : `say${round + 1}` },
      ],
    ] as const
  })
  return flowOf('hostile', [
    ['start', 'start', {}, { next: 'say0' }],
    ...lines.flat(),
    ['end', 'say', { text: en('That was all') }, { next: 'people' }],
    ['people', 'handoff', { to: 'unassigned' }],
  ])
}

/** What must not be on the page: elements and attributes that run or load, addresses of other kinds. */
async function oddities(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    const see = (root: ParentNode): void => {
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot) see(element.shadowRoot)
        if (/^(script|iframe|object|embed|base|meta|style|template|math|foreignobject|animate)$/i.test(element.localName))
          found.push(element.localName)
        for (const { name, value } of element.attributes) {
          const isAddress = /^(href|src|action|formaction|poster|data|srcset|xlink:href)$/.test(name)
          const isStyled = name === 'style' && /url|import|expression|script/i.test(value)
          if (/^on|^srcdoc$/.test(name) || isStyled || (isAddress && !/^(https?|mailto|tel):/.test(value)))
            found.push(`${element.localName} ${name}=${value.slice(0, 80)}`)
        }
        if (element.localName === 'a' && !element.getAttribute('rel')?.includes('noopener')) found.push('a link without noopener')
      }
    }
    const widget = document.querySelector('parley-widget')?.shadowRoot
    if (!widget) return ['no widget']
    see(widget)
    return found
  })
}

async function visitorIn(page: Page): Promise<{ token: string; conversation: string }> {
  const kept = await page.evaluate(() => Object.entries(localStorage))
  const read = (name: string): string => kept.find(([key]) => key.endsWith(name))?.[1] ?? ''
  return { token: read('token'), conversation: read('conversation') }
}

async function team(what: string, body?: unknown) {
  return call(what, adminToken, body)
}

async function visitor(token: string, conversation: string, body: unknown) {
  return call(`POST /api/visitor/conversations/${conversation}/messages`, token, body)
}

// biome-ignore lint/suspicious/noExplicitAny: whatever the server says
async function call(what: string, token: string, body?: unknown): Promise<{ status: number; json: any }> {
  const [method = 'GET', path = ''] = what.split(' ')
  const answer = await fetch(server.url + path, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: answer.status, json: await answer.json() }
}
