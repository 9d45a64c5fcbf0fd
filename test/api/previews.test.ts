import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ApiScene, adminToken, createApiScene, helloFlow } from '../rig/api-scene.ts'
import { en, flowOf } from '../rig/flow-of.ts'
import { beginPreview } from '../rig/preview-scene.ts'

let scene: ApiScene
beforeAll(async () => {
  scene = await createApiScene()
})
afterAll(() => scene.close())
const begin = (flow: object, about: object = {}) => beginPreview(scene, flow, about)

const quiet = flowOf('quiet', [
  ['start', 'start', {}, { next: 'ask' }],
  ['ask', 'ask', { question: en('Still there?'), patience: 120_000 }, { answered: 'thanks', 'no-reply': 'bye' }],
  ['thanks', 'say', { text: en('Thanks!') }],
  ['bye', 'say', { text: en('Goodbye.') }],
])
const handoff = flowOf('handoff', [
  ['start', 'start', {}, { next: 'people' }],
  ['people', 'handoff', { to: 'unassigned' }, { resolved: 'after', 'no-agent': 'nobody' }],
  ['after', 'say', { text: en('How was it?') }],
  ['nobody', 'say', { text: en('Nobody is here.') }],
])
const caller = flowOf('caller', [
  ['start', 'start', {}, { next: 'crm' }],
  [
    'crm',
    'webhook',
    { url: 'https://crm.invalid/leads', map: [{ path: 'score', variable: 'score' }] },
    { ok: 'good', failed: 'bad' },
  ],
  ['good', 'say', { text: en('Score {{vars.score}}') }],
  ['bad', 'say', { text: en('No luck') }],
])
const knows = flowOf('knows', [
  ['start', 'start', {}, { next: 'hi' }],
  ['hi', 'say', { text: en('Hello {{contact.firstName|you}} on {{page.url|no page}}, {{vars.plan|no plan}}') }, { next: 'wait' }],
  ['wait', 'ask', { question: en('Again?') }, { answered: 'hi' }],
])

describe('a flow that is tried out', () => {
  test('talks as it would, though nobody has stored it', async () => {
    const preview = await begin(helloFlow)
    expect(await preview.lines()).toEqual(['Hello!', 'What is it about?'])
    const state = await preview.call('GET ')
    expect(state.frames).toEqual([{ flow: 'hello', node: 'topic' }])
    await preview.visit(`POST /conversations/${state.conversation.id}/messages`, { clientMsgId: 'k1', choice: 'pricing' })
    expect((await preview.lines()).at(-1)).toBe('What is your budget?')
    const answered = await preview.call('POST /say', { text: 'About 5k' })
    expect(answered.vars).toEqual({ budget: 'About 5k' })
    expect(answered.turns.at(-1).set).toEqual({ 'vars.budget': 'About 5k' })
  })

  test('is shown by the widget as it stands: a page in a sandbox, its script, and the conversation under its address', async () => {
    const preview = await begin(helloFlow)
    const page = await scene.inject({ method: 'GET', url: `${preview.page}?theme=dark` })
    expect(page.headers['content-security-policy']).toContain('sandbox allow-scripts')
    expect(page.headers['content-security-policy']).toContain("frame-ancestors 'self'")
    expect(page.text).toContain(`src="${preview.page.replace('/preview/', '')}/widget.js"`)
    expect((await scene.inject({ method: 'GET', url: `${preview.page}/widget.js` })).status).toBe(200)
    const { status, json, headers } = await preview.visit('GET /config')
    expect(status).toBe(200)
    expect(json.conversation).toMatchObject({ flow: 'hello', version: 0 })
    expect(headers['access-control-allow-origin']).toBe('*')
  })

  test('begins at the node that is named; at a trigger, with what comes after it', async () => {
    expect(await (await begin(helloFlow, { start: 'budget' })).lines()).toEqual(['What is your budget?'])
    const both = flowOf('both', [
      ['start', 'start', {}, { next: 'hi' }],
      ['hi', 'say', { text: en('Hi') }],
      ['key', 'keyword', { words: ['hours'] }, { next: 'hours' }],
      ['hours', 'say', { text: en('Nine to five') }],
    ])
    expect(await (await begin(both, { start: 'key' })).lines()).toEqual(['Nine to five'])
  })

  test('lets time pass, and its timers fire on the way', async () => {
    const preview = await begin(quiet)
    const before = await preview.call('GET ')
    expect(before.timers).toMatchObject([{ node: 'ask', dueAt: before.now + 120_000 }])
    const after = await preview.call('POST /skip', {})
    expect(after.now).toBe(before.now + 120_000)
    expect((await preview.lines()).at(-1)).toBe('Goodbye.')
    expect((await preview.call('POST /skip', { ms: 3_600_000 })).conversation.status).toBe('closed')
  })

  test('knows of its visitor what is pretended, from the first line on and from then on', async () => {
    const preview = await begin(knows, {
      contact: { firstName: 'Robin' },
      page: { url: 'https://example.com/pricing' },
      vars: { plan: 'large' },
    })
    expect((await preview.lines())[0]).toBe('Hello Robin on https://example.com/pricing, large')
    await preview.call('POST /pretend', { contact: null, vars: { plan: 'small' } })
    const { vars, turns } = await preview.call('POST /say', { text: 'yes' })
    expect((await preview.lines()).at(-2)).toBe('Hello you on https://example.com/pricing, small')
    expect(vars).toEqual({ plan: 'small' })
    expect(turns.map(({ event }: { event: { type: string } }) => event.type)).toEqual(['begin', 'pretend', 'message'])
  })

  test('reaches people only as whoever tries it out plays them', async () => {
    const preview = await begin(handoff)
    expect((await preview.call('GET ')).conversation.owner).toBe('queue')
    await preview.call('POST /agent', { act: 'join' })
    expect((await preview.call('POST /agent', { act: 'message', text: 'Hi, me' })).conversation.owner).toBe('agent')
    await preview.call('POST /agent', { act: 'give-back', continue: true })
    expect((await preview.lines()).slice(-2)).toEqual(['Hi, me', 'How was it?'])
  })

  test('finds nobody where nobody is pretended to be there', async () => {
    expect(await (await begin(handoff, { available: false })).lines()).toContain('Nobody is here.')
  })

  test('tells somebody who waits at once what has happened', async () => {
    const preview = await begin(helloFlow)
    const { revision } = await preview.call('GET ')
    const news = preview.call(`GET ?after=${revision}`)
    await preview.call('POST /say', { choice: 'pricing' })
    expect((await news).frames).toEqual([{ flow: 'hello', node: 'budget' }])
  })
})

const occasions = flowOf('occasions', [
  ['start', 'start', {}, { next: 'ask' }],
  ['ask', 'ask', { question: en('Size?') }],
  ['silent', 'no-reply', { after: 60_000 }, { next: 'there' }],
  ['there', 'say', { text: en('Are you there?') }],
  ['back', 'comes-back', { after: 3_600_000 }, { next: 'welcome' }],
  ['welcome', 'say', { text: en('Welcome back') }],
  ['shipped', 'event', { name: 'order.shipped', map: [{ path: 'id', variable: 'order' }] }, { next: 'sent' }],
  ['sent', 'say', { text: en('{{vars.order}} is on its way') }],
])

describe('what happens beside the conversation', () => {
  test('is silence, when time is put forward', async () => {
    const preview = await begin(occasions)
    const { timers, now } = await preview.call('GET ')
    expect(timers).toEqual([{ id: 'silence', node: 'silent', dueAt: now + 60_000 }])
    await preview.call('POST /skip', {})
    expect((await preview.lines()).slice(-2)).toEqual(['Are you there?', 'Size?'])
  })

  test('is a return, when the visitor is pretended to have been away', async () => {
    const preview = await begin(occasions)
    await preview.call('POST /pretend', { away: true })
    await preview.call('POST /skip', { ms: 3_600_000 })
    await preview.call('POST /pretend', { away: false })
    expect((await preview.lines()).slice(-2)).toEqual(['Welcome back', 'Size?'])
    await preview.call('POST /pretend', { away: false })
    expect((await preview.lines()).filter(line => line === 'Welcome back')).toHaveLength(1)
  })

  test('is an event, told as a program would', async () => {
    const preview = await begin(occasions)
    const { vars } = await preview.call('POST /events', { name: 'order.shipped', data: { id: 'K-7' } })
    expect(vars).toEqual({ order: 'K-7' })
    expect((await preview.lines()).slice(-2)).toEqual(['K-7 is on its way', 'Size?'])
  })
})

describe('what would go out', () => {
  test('is shown instead of sent, and ends as one says', async () => {
    const preview = await begin(caller)
    const { calls } = await preview.call('GET ')
    expect(calls).toMatchObject([{ node: 'crm', action: 'webhook', example: { status: 200 } }])
    expect(calls[0].input.url).toBe('https://crm.invalid/leads')
    const result = { status: 200, body: { score: 7 } }
    const after = await preview.call(`POST /calls/${calls[0].id}`, { outcome: 'ok', result })
    expect(after.calls).toEqual([])
    expect((await preview.lines()).at(-1)).toBe('Score 7')
  })

  test('may fail', async () => {
    const preview = await begin(caller)
    const { calls } = await preview.call('GET ')
    await preview.call(`POST /calls/${calls[0].id}`, { outcome: 'failed' })
    expect((await preview.lines()).at(-1)).toBe('No luck')
  })

  test('brings nothing back that could not come back', async () => {
    const preview = await begin(caller)
    const { calls } = await preview.call('GET ')
    const { error } = await preview.call(`POST /calls/${calls[0].id}`, { outcome: 'ok', result: { status: 'fine' } })
    expect(error.code).toBe('preview_result_invalid')
    expect((await preview.call('GET ')).calls).toHaveLength(1)
  })
})

describe('a flow that is not whole', () => {
  test('is refused where nothing says how it begins', async () => {
    const flow = flowOf('headless', [['hi', 'say', { text: en('Hi') }]])
    const code = async (body: object) => (await scene.call('POST /api/previews', body, adminToken)).json.error.code
    expect(await code({ flow })).toBe('preview_start_missing')
    expect(await code({ flow: helloFlow, start: 'nowhere' })).toBe('preview_start_unknown')
    expect(await code({ flow: { id: 'x' } })).toBe('flow_invalid')
    expect(await (await begin(flow, { start: 'hi' })).lines()).toEqual(['Hi'])
  })

  test('runs up to the node that is wrong, and says which', async () => {
    const flow = flowOf('broken', [
      ['start', 'start', {}, { next: 'hi' }],
      ['hi', 'say', { text: en('Hi') }, { next: 'name' }],
      ['name', 'ask', { question: en('Who?') }, { answered: 'gone' }],
      ['gone', 'vanished', {}],
    ])
    const preview = await begin(flow)
    expect(await preview.lines()).toEqual(['Hi', 'Who?'])
    const { trouble, conversation } = await preview.call('POST /say', { text: 'Ada' })
    expect(trouble).toMatchObject({ reason: 'plugin_gone', node: 'gone' })
    expect(conversation.owner).toBe('queue')
  })
})
