import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { adminToken } from '../rig/api-scene.ts'
import { en, flowOf } from '../rig/flow-of.ts'
import { channel, createMessengerScene, type MessengerScene } from '../rig/messenger-scene.ts'
import { signatureOf, wireJson } from '../simulators/graph/wire-json.ts'

let scene: MessengerScene
beforeAll(async () => {
  scene = await createMessengerScene({ names: false })
  const flow = flowOf('go-on', [
    ['start', 'start', {}, { next: 'more' }],
    ['more', 'ask', { question: en('Go on') }, { answered: 'more' }],
  ])
  await scene.publish({ ...flow, channel })
})
afterAll(() => scene.close())

const counted = async (text: string): Promise<number> => {
  let count = 0
  for (let page = ''; ; ) {
    const { json } = await scene.call(`GET /api/conversations?channel=${channel}&limit=100${page}`, undefined, adminToken)
    count += json.conversations.filter((one: object) => JSON.stringify(one).includes(text)).length
    if (json.next === undefined) return count
    page = `&before=${encodeURIComponent(json.next)}`
  }
}
const buried = async (): Promise<readonly { readonly error: string }[]> => {
  const { json } = await scene.call('GET /api/intake/dead', undefined, adminToken)
  return json.intake
}

test('the address is proved to Facebook, to nobody else', async () => {
  const ask = (token: string) => fetch(`${scene.address}?hub.mode=subscribe&hub.verify_token=${token}&hub.challenge=1158201444`)
  const right = await ask('made-up')
  expect([right.status, right.headers.get('content-type'), await right.text()]).toEqual([
    200,
    'text/plain; charset=utf-8',
    '1158201444',
  ])
  expect((await ask('guessed')).status).toBe(403)
})

test('none of some hundred bodies that were tampered with is taken', async () => {
  const { graph } = scene
  const secret = graph.secrets['app-secret'] ?? ''
  const body = wireJson({
    object: 'page',
    entry: [{ id: graph.config['page'], messaging: [graph.event('9001', { message: { mid: 'm_forged', text: 'Forged' } })] }],
  })
  const right = signatureOf(body, secret)
  const statuses: number[] = []
  for (let at = 0; at < 300; at += 1) {
    const header: Readonly<Record<string, string>> =
      at % 4 === 0
        ? { 'x-hub-signature-256': right.slice(0, 20 + (at % 50)) + (at % 2 === 0 ? '0' : 'f').repeat(51 - (at % 50)) }
        : at % 4 === 1
          ? { 'x-hub-signature': `sha1=${createHmac('sha1', secret).update(body).digest('hex')}` }
          : at % 4 === 2
            ? {}
            : { 'x-hub-signature-256': right }
    const sent = at % 4 === 3 ? body.replace('Forged', `Forge${at}`) : body
    const answer = await fetch(scene.address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...header },
      body: sent,
    })
    statuses.push(answer.status)
  }
  expect(new Set(statuses)).toEqual(new Set([403]))
  await scene.settle()
  expect(await counted('Forge')).toBe(0)
})

test('one event of a thousand that cannot be understood is put aside, and 999 are done', async () => {
  const before = (await buried()).length
  // No flow answers there: a thousand answers are not what this is about.
  const quiet = { revision: 0, kind: 'messenger', config: { ...scene.graph.config, names: false } }
  await scene.call('PUT /api/channels/quiet', quiet, adminToken)
  for (const [name, value] of Object.entries(scene.graph.secrets))
    await scene.call(`PUT /api/channels/quiet/secrets/${name}`, { value }, adminToken)
  await scene.settle()
  scene.graph.callback = scene.address.replace(`/${channel}/`, '/quiet/')
  const events = Array.from({ length: 1_000 }, (_, at) =>
    scene.graph.event(`${90_000 + at}`, {
      message: at === 500 ? { mid: 'm_bad', text: { no: 'text' } } : { mid: `m_batch_${at}`, text: `Batch ${at}` },
    }),
  )
  expect(await scene.graph.webhooks.bring(events)).toBe(200)
  scene.graph.callback = scene.address
  await scene.settle()
  const heard = await Promise.all(events.map((_, at) => scene.runtime.store.intake.conversationOf('quiet', `${90_000 + at}`)))
  expect(heard.filter(id => id !== undefined)).toHaveLength(999)
  expect((await buried()).length - before).toBe(1)
})

test('what is signed and no JSON, of another object or of the wall is answered, and disturbs nobody', async () => {
  const { graph } = scene
  const before = (await buried()).length
  expect(await graph.webhooks.bringRaw('this is no JSON')).toBe(200)
  expect(await graph.webhooks.bringRaw(Buffer.from('['.repeat(100_000)))).toBe(200)
  expect(await graph.webhooks.bringRaw('{"object":"instagram","entry":[]}')).toBe(200)
  expect(
    await graph.webhooks.bringRaw(
      wireJson({ object: 'page', entry: [{ id: graph.config['page'], changes: [{ field: 'feed' }] }] }),
    ),
  ).toBe(200)
  expect(
    await graph.webhooks.bring([graph.event('9101', { message: { mid: 'm_else', text: 'Elsewhere' } })], { page: '1' }),
  ).toBe(200)
  await scene.settle()
  expect((await buried()).length - before).toBe(2)
  expect((await fetch(scene.address, { method: 'POST', body: 'x'.repeat(5_300_000) })).status).toBe(413)
})

test('what is brought again and again for 36 hours is heard once', async () => {
  const { graph } = scene
  graph.webhooks.losesAnswers = true
  const before = graph.webhooks.brought
  for (let at = 0; at < 8; at += 1) {
    const key =
      at % 2 === 0
        ? { message: { mid: `m_again_${at}`, text: `Again ${at}` } }
        : { postback: { title: `Again ${at}`, payload: 'opt:x' } }
    await graph.webhooks.bring([graph.event(`${9_200 + at}`, key)])
  }
  for (let hours = 0; hours < 37; hours += 1) {
    scene.clock.advance(3_600_000)
    await graph.webhooks.repeat()
  }
  await scene.settle()
  graph.webhooks.losesAnswers = false
  expect(graph.webhooks.brought - before).toBeGreaterThan(80)
  const lines = await Promise.all(Array.from({ length: 8 }, (_, at) => scene.transcript(`${9_200 + at}`)))
  expect(lines.flat().filter(line => line.startsWith('V Again'))).toHaveLength(8)
})

test('what is brought in the wrong order is heard in the right one', async () => {
  const { graph } = scene
  const now = scene.clock.now()
  const of = (text: string, at: number) => graph.event('9301', { message: { mid: `m_${text}`, text } }, at)
  await graph.webhooks.bring([of('Three', now + 3), of('One', now + 1), of('Two', now + 2)])
  await scene.settle()
  expect((await scene.transcript('9301')).filter(line => line.startsWith('V '))).toEqual(['V One', 'V Two', 'V Three'])
})

test('what is written elsewhere is kept as such, and the bot is silent there', async () => {
  await scene.says('9401', 'Hello')
  const around = { sender: { id: scene.graph.config['page'] }, recipient: { id: '9401' } }
  await scene.happens('9401', { ...around, message: { is_echo: true, mid: 'm_else_1', text: 'From the Page Inbox' } })
  await scene.says('9401', 'Thanks')
  expect((await scene.transcript('9401')).slice(2)).toEqual(['A Messenger: From the Page Inbox', 'V Thanks'])
})

test('what is only told to us is kept and answered by nobody, until the conversation is ours again', async () => {
  await scene.says('9501', 'Hello')
  const written = (mid: string, text: string) => ({ message: { mid, text } })
  await scene.happens('9501', written('m_by', 'Overheard'), { standby: true })
  expect(scene.graph.read('9501')).toEqual(['Go on'])
  await scene.happens('9501', {
    pass_thread_control: { previous_owner_app_id: '2', new_owner_app_id: Number(scene.graph.config['app']) },
  })
  await scene.says('9501', 'And now?')
  expect(await scene.transcript('9501')).toEqual(['V Hello', 'B Go on', 'V Overheard', 'B Go on', 'V And now?', 'B Go on'])
})

test('what somebody changes or takes back changes there too', async () => {
  await scene.says('9601', 'Hello')
  const mid = scene.graph.thread('9601').find(({ by }) => by === 'person')?.mid
  await scene.happens('9601', { message_edit: { mid, text: 'Hello again', num_edit: '1' } })
  await scene.happens('9601', { message_edit: { mid, text: 'Hello again', num_edit: 1 } })
  const changes = async () => {
    const events = await scene.runtime.store.conversations.events(await scene.conversation('9601'), 0, 100)
    return events.filter(({ type }) => type === 'edit' || type === 'delete')
  }
  expect(await changes()).toMatchObject([{ type: 'edit', of: 1, text: 'Hello again' }])
  await scene.happens('9601', { message: { mid, is_deleted: true } })
  expect(await changes()).toMatchObject([{ text: '' }, { type: 'delete', of: 1 }])
  expect(JSON.stringify(await scene.transcript('9601'))).not.toContain('Hello')
})

test('a request to delete data is answered with where to ask, and is a ticket for people', async () => {
  const secret = scene.graph.secrets['app-secret'] ?? ''
  const data = Buffer.from(JSON.stringify({ algorithm: 'HMAC-SHA256', issued_at: 1, user_id: '218471' })).toString('base64url')
  const post = (path: string, signed: string) =>
    fetch(`${scene.address}${path}`, { method: 'POST', body: new URLSearchParams({ signed_request: signed }) })
  const signed = `${createHmac('sha256', secret).update(data).digest('base64url')}.${data}`
  const answer = await post('deletion', signed)
  const { url, confirmation_code: code } = (await answer.json()) as { url: string; confirmation_code: string }
  expect(url).toBe(`${scene.address}deletion?code=${code}`)
  expect(await (await fetch(url)).text()).toContain(code)
  await scene.settle()
  const { json } = await scene.call('GET /api/tickets', undefined, adminToken)
  expect(JSON.stringify(json)).toContain(code)
  expect((await post('deletion', `${signed}x`)).status).toBe(403)
  expect((await post('deauthorise', signed)).status).toBe(200)
  expect((await post('deauthorise', 'forged.request')).status).toBe(403)
})
