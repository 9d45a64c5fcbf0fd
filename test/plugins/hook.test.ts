import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hook } from '../../plugins/hook/index.ts'
import { sign, signatureProblem } from '../../plugins/hook/server/signature.ts'
import { serveHook } from '../../plugins/hook/server.ts'
import type { Outgoing } from '../../plugins/kit/server.ts'
import { type OpenedChannel, openChannel } from '../rig/open-channel.ts'

const secret = 'the secret of a test'
const url = 'https://peer.example/answers'

/** What the peer answers next, and what it was sent. */
const peer = { answer: (): Response | Error => new Response('{}'), sent: [] as Request[] }
let channel: OpenedChannel
beforeAll(async () => {
  channel = await openChannel(
    serveHook,
    { url },
    {
      fetch: (to, init) => {
        peer.sent.push(new Request(to, init))
        const answer = peer.answer()
        return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)
      },
    },
  )
})
afterAll(() => channel.close())

/** Signs as the README says, without our code. */
const signed = (body: string, at = channel.now, key = secret) =>
  `t=${at},v1=${createHmac('sha256', key).update(`${at}.${body}`).digest('hex')}`
const post = (payload: string, signature = signed(payload)) =>
  channel.app.inject({
    method: 'POST',
    url: '/',
    headers: { 'content-type': 'application/json', 'parley-signature': signature },
    payload,
  })
const said = { id: 'm1', from: { id: 'ada', name: 'Ada', email: 'ada@corp.com' }, text: 'Hi' }

describe('what is posted in', () => {
  it('is handed in once it is signed, whatever letters are in it', async () => {
    const body = JSON.stringify({
      ...said,
      text: 'Grüße \u0041 👋',
      fields: { size: 'l', n: 3, ok: true, all: ['a'] },
      ticket: { subject: 'Order' },
    })
    const answer = await post(body)
    expect([answer.statusCode, answer.json()]).toEqual([200, { id: 'm1', outcome: 'stored' }])
    expect(channel.received).toMatchObject([
      { ...said, text: 'Grüße A 👋', fields: { size: 'l', n: 3, ok: true, all: ['a'] }, ticket: { subject: 'Order' } },
    ])
    expect((await post(body)).json()).toEqual({ id: 'm1', outcome: 'duplicate' })
  })

  it('may bring files', async () => {
    await post(JSON.stringify({ ...said, id: 'm2', files: [{ name: 'a.txt', base64: Buffer.from('hello').toString('base64') }] }))
    expect(Buffer.from(channel.received.at(-1)?.files?.[0]?.bytes ?? []).toString()).toBe('hello')
  })

  it.each<[string, number, string, () => ReturnType<typeof post>]>([
    ['no signature', 401, 'signature_missing', () => post('{}', '')],
    ['a signature of another form', 401, 'signature_missing', () => post('{}', 'sha256=aa')],
    ['another secret', 401, 'signature_wrong', () => post('{}', signed('{}', channel.now, 'other'))],
    ['another body', 401, 'signature_wrong', () => post('{ }', signed('{}'))],
    ['another time than was signed', 401, 'signature_wrong', () => post('{}', signed('{}').replace(/t=\d+/, 't=1'))],
    ['a signature of six minutes ago', 401, 'signature_old', () => post('{}', signed('{}', channel.now - 360_000))],
    ['a signature of the future', 401, 'signature_old', () => post('{}', signed('{}', channel.now + 360_000))],
    ['what is no JSON', 400, 'body_not_json', () => post('{')],
    ['nobody', 422, 'body_invalid', () => post(JSON.stringify({ id: 'm3', text: 'Hi' }))],
    ['a field that nobody knows', 422, 'body_invalid', () => post(JSON.stringify({ ...said, txt: 'Hi' }))],
  ])('is refused with %s', async (_, status, code, act) => {
    const answer = await act()
    expect([answer.statusCode, answer.json().error.code]).toEqual([status, code])
    expect(answer.json().error.message).toMatch(/\. [A-Z].+\.$/)
    expect(answer.body).not.toContain(secret)
  })

  it('is put off while nobody has set the secret', async () => {
    const bare = await openChannel(serveHook, {}, { secret: () => Promise.reject(new Error('there is none')) })
    const answer = await bare.app.inject({ method: 'POST', url: '/', payload: '{}' })
    expect([answer.statusCode, answer.json().error.code]).toEqual([503, 'secret_missing'])
    await bare.close()
  })

  it('names the fields that are wrong', async () => {
    const { details } = (await post(JSON.stringify({ ...said, from: { id: '' } }))).json().error
    expect(details).toMatchObject([{ path: 'from.id' }])
  })
})

describe('a signature', () => {
  it('holds for five minutes either way, and under either secret while it is changed', () => {
    const body = Buffer.from('{}')
    const header = sign('{}', secret, 1_000_000)
    expect(signatureProblem(header, body, secret, 1_300_000)).toBeUndefined()
    expect(signatureProblem(header, body, secret, 1_300_001)).toBe('signature_old')
    expect(signatureProblem(`${sign('{}', 'old', 1_000_000)},${header.split(',')[1]}`, body, secret, 1_000_000)).toBeUndefined()
  })
})

describe('what is said', () => {
  const message = { text: 'Which?', choices: [{ id: 'a', label: 'A' }], parts: [{ type: 'image', mediaId: 'm/1' } as const] }
  const outgoing: Outgoing = { message, author: { type: 'agent', name: 'Mia' }, at: 5 }
  const to = { id: 'ada', language: 'en', conversation: 'c1' }
  const send = () => channel.open.send?.(to, outgoing, { key: 'k1', signal: new AbortController().signal })

  it('is posted, signed and with a key', async () => {
    peer.answer = () => Response.json({ id: 'theirs-1' })
    expect(await send()).toEqual({ type: 'sent', id: 'theirs-1' })
    const sent = peer.sent.at(-1)
    const body = (await sent?.text()) ?? ''
    expect(sent?.headers.get('idempotency-key')).toBe('k1')
    expect(sent?.headers.get('parley-signature')).toBe(signed(body))
    expect(JSON.parse(body)).toEqual({
      conversation: 'c1',
      to: { id: 'ada', language: 'en' },
      message: { ...message, parts: [{ type: 'image', mediaId: 'm/1', mediaUrl: 'http://parley.example/api/media/m%2F1' }] },
      author: { type: 'agent', name: 'Mia' },
      at: 5,
    })
  })

  it.each<[string, () => Response | Error, object]>([
    ['sent where the answer names nothing', () => new Response(null, { status: 204 }), { type: 'sent' }],
    ['sent already', () => new Response('', { status: 409 }), { type: 'sent' }],
    [
      'to be tried again when told',
      () => new Response('', { status: 429, headers: { 'retry-after': '7' } }),
      { type: 'retry', afterMs: 7_000 },
    ],
    [
      'to be tried again at a date',
      () => new Response('', { status: 503, headers: { 'retry-after': new Date(channel.now + 9_000).toUTCString() } }),
      { type: 'retry', afterMs: 9_000 },
    ],
    ['failed', () => new Response('', { status: 404 }), { type: 'failed', code: 'http-404' }],
    [
      'failed inside the network',
      () => Object.assign(new Error('private'), { code: 'target_refused' }),
      { type: 'failed', code: 'target-refused' },
    ],
  ])('is %s', async (_, answer, sent) => {
    peer.answer = answer
    expect(await send()).toMatchObject(sent)
  })

  it.each<[string, () => Response | Error]>([
    ['answers 500', () => new Response('', { status: 500 })],
    ['cannot be reached', () => new Error('no route')],
  ])('is tried again when the peer %s', async (_, answer) => {
    peer.answer = answer
    await expect(send()).rejects.toThrow()
  })

  it('goes nowhere without an address', async () => {
    const mute = await openChannel(serveHook)
    expect(await mute.open.send?.(to, outgoing, { key: 'k', signal: new AbortController().signal })).toMatchObject({
      type: 'failed',
      code: 'no-address',
    })
    await mute.close()
  })
})

it('takes only web addresses to post to', () => {
  for (const wrong of ['ftp://a.example', 'javascript:alert(1)', 'a.example', ''])
    expect(hook.config.safeParse({ url: wrong }).success).toBe(false)
})
