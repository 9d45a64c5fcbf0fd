import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { config } from '../../plugins/form/config.ts'
import { form } from '../../plugins/form/index.ts'
import { phrases } from '../../plugins/form/phrases.ts'
import { redirectOf } from '../../plugins/form/server/redirect.ts'
import { serveForm } from '../../plugins/form/server.ts'
import { fieldPart, filePart, formOf, formType } from '../rig/form.ts'
import { type OpenedChannel, openChannel } from '../rig/open-channel.ts'
import { scriptPayloads } from '../rig/script-payloads.ts'

const fields = [
  { name: 'name', label: { en: 'Name' }, required: true },
  { name: 'email', label: { en: 'Email', de: 'E-Mail' }, kind: 'email', required: true },
  { name: 'phone', label: { en: 'Phone' }, kind: 'phone' },
  { name: 'size', label: { en: 'Size' }, kind: 'choice', options: [{ id: 's', label: { en: 'Small' } }] },
  { name: 'budget', label: { en: 'Budget' }, kind: 'number' },
  { name: 'news', label: { en: 'News' }, kind: 'checkbox' },
  { name: 'message', label: { en: 'Message' }, kind: 'longtext' },
]
const settings = { fields, origins: ['https://site.example'], files: 2, subject: 'From {{name}}: {{nothing}}', perMinute: 600 }
const ada = { name: 'Ada', email: 'Ada@Corp.com' }

let channel: OpenedChannel
beforeAll(async () => {
  channel = await openChannel(serveForm, settings)
})
afterAll(() => channel.close())

const post = (given: object, headers: object = {}, on = channel) =>
  on.app.inject({
    method: 'POST',
    url: '/',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html', ...headers },
    payload: new URLSearchParams({ ...given }).toString(),
  })
const postJson = (given: unknown, headers: object = {}) =>
  channel.app.inject({
    method: 'POST',
    url: '/',
    headers: { 'content-type': 'application/json', ...headers },
    payload: JSON.stringify(given),
  })
const last = () => channel.received.at(-1)

describe('a form that is sent in', () => {
  it('is read as people write, and is one conversation with a ticket', async () => {
    const given = {
      ...ada,
      phone: '+45 (0)12 34 56 78',
      size: 'small',
      budget: '1,200.50',
      news: 'on',
      message: 'Hi\r\nthere',
      submit: 'Send',
    }
    const answer = await post(given)
    expect([answer.statusCode, answer.headers.location]).toEqual([303, './thanks?language=en'])
    const text = 'Name: Ada\nEmail: Ada@corp.com\nPhone: +4512345678\nSize: Small\nBudget: 1200.5\nNews: yes\nMessage: Hi\nthere'
    expect(last()).toEqual({
      id: expect.any(String),
      thread: last()?.id,
      from: { id: last()?.id, language: 'en', name: 'Ada', email: 'Ada@corp.com', phone: '+4512345678' },
      text,
      fields: {
        name: 'Ada',
        email: 'Ada@corp.com',
        phone: '+4512345678',
        size: 's',
        budget: 1_200.5,
        news: true,
        message: 'Hi\nthere',
      },
      ticket: { subject: 'From Ada:', text },
    })
  })

  it('comes as multipart with files, and as JSON', async () => {
    const parts = [
      fieldPart('name', 'Bo'),
      fieldPart('email', 'bo@corp.com'),
      filePart('cv.pdf', '%PDF-1.4', '_files'),
      filePart('', '', '_files'),
    ]
    const answer = await channel.app.inject({
      method: 'POST',
      url: '/',
      headers: { 'content-type': formType },
      payload: formOf(...parts),
    })
    expect(answer.statusCode).toBe(303)
    expect(last()?.files?.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])).toEqual([['cv.pdf', '%PDF-1.4']])
    const json = await postJson({ ...ada, budget: 5, news: true, _id: 'order-4711' })
    expect([json.statusCode, json.json()]).toEqual([200, { ok: true }])
    expect(last()).toMatchObject({ id: 'order-4711', fields: { budget: 5, news: true } })
  })

  it('is one, however often the button is pressed', async () => {
    const before = channel.received.length
    for (let press = 0; press < 3; press += 1) await post({ ...ada, message: 'Twice?' })
    expect(channel.received.length).toBe(before + 1)
    channel.now += 61_000
    await post({ ...ada, message: 'Twice?' })
    expect(channel.received.length).toBe(before + 2)
    for (let press = 0; press < 2; press += 1) await postJson(ada, { 'idempotency-key': 'key-12345678' })
    expect(channel.received.length).toBe(before + 3)
  })

  it('is answered as if all were well when a program fell into the trap, and nothing is kept', async () => {
    const before = channel.received.length
    const answer = await post({ ...ada, website: 'http://spam.example' })
    expect(answer.headers.location).toBe('./thanks?language=en')
    expect(channel.received.length).toBe(before)
    expect(channel.logged).toEqual(['a form fell into the trap'])
  })
})

describe('a form with something wrong', () => {
  it('comes back with each problem at its field, in the language of whoever reads it, and what was written kept', async () => {
    const answer = await post(
      { name: '', email: '"><b>x', size: 'xl', budget: 'much', message: '<i>kept</i>' },
      { 'accept-language': 'de-AT,en;q=0.5' },
    )
    expect(answer.statusCode).toBe(422)
    expect(answer.headers['content-language']).toBe('de')
    expect(answer.body).toContain('<strong id="field-name-error" class="error">Bitte ausfüllen</strong>')
    expect(answer.body).toContain('<label for="field-email">E-Mail</label>')
    expect(answer.body).toContain('value="&quot;&gt;&lt;b&gt;x"')
    expect(answer.body).toContain('\n&lt;i&gt;kept&lt;/i&gt;</textarea>')
    expect(answer.body.match(/<li><a href="#field-/g)).toHaveLength(4)
  })

  it('tells a program which fields', async () => {
    const answer = await postJson({ name: 'Ada', email: 'nobody', colour: 'red', list: [1] })
    expect([answer.statusCode, answer.json()]).toEqual([
      422,
      {
        error: {
          code: 'form_invalid',
          message: phrases.problems.en,
          fields: { email: phrases['not-email'].en, colour: phrases.unknown.en, 'list[]': phrases.unknown.en },
        },
      },
    ])
  })

  it.each<[string, object, string]>([
    ['too long a name', { ...ada, name: 'x'.repeat(301) }, 'at most 300 characters'],
    ['more than fits together', { ...ada, message: 'x'.repeat(5_001) }, 'at most 5000 characters'],
    ['a phone of three digits', { ...ada, phone: '112' }, phrases['not-phone'].en],
  ])('refuses %s', async (_, given, words) => {
    const answer = await post(given)
    expect([answer.statusCode, answer.body.includes(words)]).toEqual([422, true])
  })

  it.each<[string, string, string, number]>([
    ['JSON that is none', 'application/json', '{"name"', 400],
    ['JSON that is a list', 'application/json', '[]', 400],
    ['a multipart without its end', formType, '------parley\r\n', 400],
    ['another kind of content', 'text/plain', 'name=Ada', 400],
    ['nothing at all', 'application/x-www-form-urlencoded', '', 422],
  ])('refuses %s', async (_, type, payload, status) => {
    const answer = await channel.app.inject({ method: 'POST', url: '/', headers: { 'content-type': type }, payload })
    expect(answer.statusCode).toBe(status)
  })

  it('refuses more and larger files than it takes', async () => {
    const known = [fieldPart('name', 'Bo'), fieldPart('email', 'bo@corp.com')]
    const send = (...files: ReturnType<typeof filePart>[]) =>
      channel.app.inject({
        method: 'POST',
        url: '/',
        bodyLimit: 1e8,
        headers: { 'content-type': formType },
        payload: formOf(...known, ...files),
      } as object)
    const three = ['a', 'b', 'c'].map(name => filePart(name, 'x', '_files'))
    expect((await send(...three)).body).toContain('At most 2 files')
  })

  it('has nothing in it run, whatever is written where', async () => {
    const tagsOf = (body: string) => (body.match(/<[a-z!/][^\s>]*/gi) ?? []).sort().join()
    const tags = tagsOf((await post({ name: 'x', email: 'x', size: 'x' })).body)
    for (const payload of scriptPayloads()) {
      channel.now += 1_000
      const everywhere = { email: payload, message: payload, size: payload, _id: payload, _language: payload, _next: payload }
      const answer = await post({ name: 'x', ...everywhere })
      expect(tagsOf(answer.body), payload).toBe(tags)
      expect(answer.body.match(/<a [^>]*>/g)?.every(link => link.startsWith('<a href="#field-'))).toBe(true)
      expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
    }
  })

  it('says so when it cannot be taken just now, and keeps what was written', async () => {
    channel.refuses = Object.assign(new Error('busy'), { code: 'too_busy' })
    const answer = await post({ ...ada, message: 'Kept' })
    delete channel.refuses
    expect([answer.statusCode, answer.body.includes(phrases.later.en), answer.body.includes('\nKept</textarea>')]).toEqual([
      503,
      true,
      true,
    ])
  })
})

describe('the form’s own page', () => {
  it('is sent once only, and not within two seconds', async () => {
    const page = await channel.app.inject({ url: '/', headers: { 'accept-language': 'nl' } })
    expect(page.headers['content-language']).toBe('nl')
    const [, id = ''] = /name="_id" value="([^"]+)"/.exec(page.body) ?? []
    const fast = await post({ ...ada, _id: id })
    expect([fast.statusCode, fast.body.includes(`value="${id}"`), fast.body.includes(phrases['too-fast'].en)]).toEqual([
      422,
      true,
      true,
    ])
    channel.now += 2_000
    const before = channel.received.length
    await post({ ...ada, _id: id })
    await post({ ...ada, _id: id, message: 'again' })
    expect(channel.received.length).toBe(before + 1)
  })

  it('is shown in frames of the sites that are listed alone, and so is where it may send', async () => {
    const { headers } = await channel.app.inject({ url: '/' })
    expect(headers['content-security-policy']).toContain("frame-ancestors 'self' https://site.example")
    expect(headers['content-security-policy']).toContain("form-action 'self' https://site.example")
    // Without it a browser would say of our own page that it comes from nowhere.
    expect(headers['referrer-policy']).toBe('same-origin')
  })

  it('thanks', async () => {
    const { body } = await channel.app.inject({ url: '/thanks?language=da' })
    expect(body).toContain('Tak. Vi har fået din besked')
  })
})

describe('who may send', () => {
  it.each<[string, string | undefined, number]>([
    ['a listed site', 'https://site.example', 303],
    ['its own page', 'http://parley.example', 303],
    ['a program', undefined, 303],
    ['another site', 'https://evil.example', 403],
    ['a page that hides', 'null', 403],
  ])('%s', async (_, origin, status) => {
    expect((await post(ada, origin === undefined ? {} : { origin })).statusCode).toBe(status)
  })

  it('is counted by address: ten a minute', async () => {
    const counted = await openChannel(serveForm, { fields })
    const statuses = await Promise.all(Array.from({ length: 12 }, (_, at) => post({ ...ada, message: `${at}` }, {}, counted)))
    expect(statuses.map(({ statusCode }) => statusCode).slice(9)).toEqual([303, 429, 429])
    expect(statuses[11]?.headers['retry-after']).toBe('60')
    counted.now += 60_000
    expect((await post(ada, {}, counted)).statusCode).toBe(303)
    await counted.close()
  })

  it('may ask first, as browsers do before JSON', async () => {
    const asked = await channel.app.inject({ method: 'OPTIONS', url: '/', headers: { origin: 'https://site.example' } })
    expect(asked.headers['access-control-allow-origin']).toBe('https://site.example')
    const other = await channel.app.inject({ method: 'OPTIONS', url: '/', headers: { origin: 'https://evil.example' } })
    expect(other.headers['access-control-allow-origin']).toBeUndefined()
  })
})

describe('where a browser is led', () => {
  const origins = ['https://site.example']
  it.each<[string, string | undefined, string, string | undefined, string | undefined]>([
    ['what the admin wrote', 'https://other.example/thanks', '', undefined, 'https://other.example/thanks'],
    ['a path of the site that posted', '/thanks', '', 'https://site.example', 'https://site.example/thanks'],
    ['no path of a site that nobody listed', '/thanks', '', 'https://evil.example', undefined],
    [
      'what the form says, on a listed site',
      undefined,
      'https://site.example/next?a=1',
      undefined,
      'https://site.example/next?a=1',
    ],
    ['a path the form says', undefined, '/next', 'https://site.example', 'https://site.example/next'],
    ['nowhere else', undefined, 'https://evil.example/', 'https://site.example', undefined],
    ['not by two slashes', undefined, '//evil.example', 'https://site.example', undefined],
    ['not by a name before the site', undefined, 'https://site.example@evil.example', undefined, undefined],
    ['not with a name in it', undefined, 'https://a:b@site.example/', undefined, undefined],
    ['not into a script', undefined, 'javascript:alert(1)', 'https://site.example', undefined],
  ])('%s', (_, redirect, next, posted, led) => {
    expect(redirectOf({ redirect, origins }, next, posted)).toBe(led)
  })

  it.each(['//evil.example', '/\\evil.example', 'http://site.example', 'javascript:alert(1)', 'thanks', 'ftp://a.example'])(
    'is not set to %s',
    redirect => expect(config.safeParse({ redirect }).success).toBe(false),
  )
})

describe('answers', () => {
  const answer = { message: { text: 'Yes, **tomorrow**' }, author: { type: 'agent', name: 'Mia' }, at: 0 } as const
  const about = { key: 'k1', signal: new AbortController().signal }
  const send = (to: object) => channel.open.send?.({ id: 'x', language: 'nl', conversation: 'c', ...to }, answer, about)

  it('go by mail', async () => {
    expect(await send({ email: 'ada@corp.com' })).toEqual({ type: 'sent' })
    expect(channel.mails).toEqual([
      { to: 'ada@corp.com', subject: 'Antwoord: Schrijf ons', text: 'Yes, **tomorrow**', key: 'k1' },
    ])
  })

  it('go nowhere without an address, and agents see why', async () => {
    expect(await send({})).toMatchObject({ type: 'failed', code: 'no-address' })
    channel.refuses = Object.assign(new Error('off'), { code: 'mail_off' })
    expect(await send({ email: 'ada@corp.com' })).toMatchObject({ type: 'failed', code: 'mail-off' })
    channel.refuses = new Error('the line was cut')
    await expect(send({ email: 'ada@corp.com' })).rejects.toThrow('the line was cut')
    delete channel.refuses
  })
})

describe('the form for one’s own pages', () => {
  it('is plain HTML with every field, and nothing in it runs', () => {
    const about = {
      origin: 'https://chat.example',
      channel: 'contact',
      config: { ...config.parse({ ...settings, title: { en: '<script>' } }) },
    }
    const html = form.embed?.(about) ?? ''
    expect(html).toContain(
      '<form method="post" action="https://chat.example/channels/form/contact/" enctype="multipart/form-data"',
    )
    expect(html).toContain('<textarea id="field-message" name="message"')
    expect(html).not.toContain('<script>')
  })
})

describe('the settings of a form', () => {
  it.each<[string, object]>([
    ['two fields of one name', { fields: [fields[0], fields[0]] }],
    ['a choice between nothing', { fields: [{ name: 'size', label: {}, kind: 'choice' }] }],
    ['a field that is the trap', { fields: [{ name: 'website', label: {} }] }],
    ['a name that JavaScript uses', { fields: [{ name: '__proto__', label: {} }] }],
    ['no fields at all', { fields: [] }],
  ])('refuse %s', (_, set) => expect(config.safeParse(set).success).toBe(false))
})

it('says what is missing when answers cannot leave, until one has', async () => {
  const desk = await openChannel(serveForm, settings)
  const answer = () => {
    const to = { id: 'v1', conversation: 'c1', email: 'ada@corp.com', language: 'en', vars: {} }
    const message = { id: 'm1', text: 'Hello Ada', parts: [] }
    // Boundary: of an answer a form reads no more than this.
    return desk.open.send?.(to as never, { message } as never, { key: 'k1', signal: AbortSignal.timeout(5_000) })
  }
  desk.refuses = Object.assign(new Error('mail is off'), { code: 'mail_off' })
  expect(await answer()).toMatchObject({ type: 'failed', code: 'mail-off' })
  expect(desk.trouble?.remedy?.['de']).toContain('SMTP_URL')
  delete desk.refuses
  expect(await answer()).toMatchObject({ type: 'sent' })
  expect(desk.trouble).toBeUndefined()
  await desk.close()
})
