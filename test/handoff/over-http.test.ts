import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ApiScene, adminToken, createApiScene } from '../rig/api-scene.ts'
import { en, flowOf } from '../rig/flow-of.ts'
import { createMailServer, type MailServer } from '../rig/mail-server.ts'

const minuteMs = 60_000
let api: ApiScene
let mail: MailServer
beforeEach(async () => {
  mail = await createMailServer()
  // Nothing listens at the port of the webhook.
  api = await createApiScene({
    SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
    MAIL_FROM: 'Kestrel Solar <support@kestrel.example>',
    PRIVATE_TARGETS: '127.0.0.1:9',
  })
})
afterEach(async () => {
  await api.close()
  await mail.close()
})

/** Somebody sets up the team and is its first administrator. Gives their id. */
async function setUp(name = 'Mia'): Promise<string> {
  const token = await api.runtime.accounts.links.setUp()
  const body = { token, name, email: `${name.toLowerCase()}@kestrel.example`, password: 'a long password' }
  const { status } = await api.call('POST /api/setup', body)
  expect(status).toBeLessThan(300)
  return api.runtime.directory.users()[0]?.id ?? ''
}

interface Chat {
  readonly id: string
  readonly token: string
  lines(): Promise<readonly string[]>
  says(text: string): Promise<void>
  log(): Promise<readonly { readonly type: string }[]>
}

let acts = 0
async function chat(flow: string, text = 'Help'): Promise<Chat> {
  const token = await api.visitor()
  const begun = await api.call('POST /api/visitor/conversations', { flow, clientMsgId: `c${acts++}`, text }, token)
  const { id } = begun.json.conversation
  return {
    id,
    token,
    async says(text) {
      await api.call(`POST /api/visitor/conversations/${id}/messages`, { clientMsgId: `c${acts++}`, text }, token)
    },
    async lines() {
      const { json } = await api.call(`GET /api/visitor/conversations/${id}/events?after=0`, undefined, token)
      return json.events.map((event: { type: string; author?: string; text?: string; status?: string; owner?: string }) =>
        event.type === 'message'
          ? `${event.author}: ${event.text}`
          : `${event.type} ${event.status ?? ''} ${event.owner ?? ''}`.trim(),
      )
    },
    log: async () => (await api.call(`GET /api/conversations/${id}/log`, undefined, adminToken)).json.entries,
  }
}

const people = (config: Readonly<Record<string, unknown>>, ports: Readonly<Record<string, string>> = {}) =>
  flowOf('help', [
    ['start', 'start', {}, { next: 'people' }],
    ['people', 'handoff', config, ports],
    ['sorry', 'say', { text: en('Sorry, nobody is here') }, { next: 'end' }],
    ['end', 'ask', { question: en('Anything else?') }],
  ])

describe('a handoff to a team that is not there', () => {
  test('waits unassigned with a note, and never breaks', async () => {
    await setUp()
    await api.publish(people({ to: 'team', ids: ['nobody-knows'] }))
    const { id, lines, log } = await chat('help')
    expect(await lines()).toContain('status open queue')
    expect(await log()).toContainEqual(
      expect.objectContaining({ type: 'unassigned', reason: 'team_unknown', about: 'nobody-knows' }),
    )
    const { json } = await api.call(`GET /api/conversations/${id}`, undefined, adminToken)
    expect(json.conversation.assignee).toBeNull()
  })
})

describe('a webhook that is down', () => {
  test('leads to people where its way leads nowhere, and they read what went wrong', async () => {
    await api.publish(
      flowOf('hook', [
        ['start', 'start', {}, { next: 'call' }],
        ['call', 'webhook', { url: 'http://127.0.0.1:9/', method: 'POST' }, { ok: 'thanks' }],
        ['thanks', 'ask', { question: en('Thanks') }],
      ]),
    )
    const { lines, log } = await chat('hook')
    await api.settle()
    expect(await lines()).not.toContain('status open queue')
    // After the third try nothing more is hoped for.
    await api.pass(1_000)
    await api.pass(5_000)
    expect(await lines()).toContain('status open queue')
    expect(await log()).toContainEqual(
      expect.objectContaining({
        type: 'unconnected',
        node: 'call',
        port: 'failed',
        error: expect.objectContaining({ code: 'target_failed' }),
      }),
    )
  })
})

describe('who is there', () => {
  test('is who has the app open and says so: others are told that nobody is', async () => {
    const mia = await setUp()
    await api.publish(people({}, { 'no-agent': 'sorry' }))
    expect(await (await chat('help')).lines()).toContain('bot: Sorry, nobody is here')
    api.runtime.duty.came(mia)
    const met = await chat('help')
    expect(await met.lines()).toEqual(['bot: A colleague will be with you', 'status open queue', 'visitor: Help'])
    api.runtime.duty.left(mia)
    await api.pass(minuteMs)
    expect(await (await chat('help')).lines()).toContain('bot: Sorry, nobody is here')
  })

  test('a branch asks the same: inbox hours first, then people', async () => {
    const mia = await setUp()
    api.runtime.duty.came(mia)
    const when = { type: 'number', of: 'available.anyone', is: 'more', value: 0 }
    await api.publish(
      flowOf('ask', [
        ['start', 'start', {}, { next: 'there' }],
        ['there', 'branch', { rules: [{ id: 'yes', when }] }, { 'rule:yes': 'open', otherwise: 'shut' }],
        ['open', 'ask', { question: en('We are here') }],
        ['shut', 'ask', { question: en('We are away') }],
      ]),
    )
    expect((await (await chat('ask')).lines())[0]).toBe('bot: We are here')
    const never = { tz: 'UTC', weekly: [], holidays: [] }
    await api.call('PUT /api/availability', { revision: 0, hours: { never }, agents: {} }, adminToken)
    await api.call('PUT /api/inboxes/main', { revision: 0, name: 'Main', hours: 'never' }, adminToken)
    expect((await (await chat('ask')).lines())[0]).toBe('bot: We are away')
  })

  test('is what the numbers say where nobody has a login', async () => {
    await api.publish(people({ to: 'team', ids: ['sales'] }, { 'no-agent': 'sorry' }))
    expect(await (await chat('help')).lines()).toContain('bot: A colleague will be with you')
    await api.call('PUT /api/availability', { revision: 0, hours: {}, agents: { sales: 0 } }, adminToken)
    expect(await (await chat('help')).lines()).toContain('bot: Sorry, nobody is here')
  })
})

test('nobody came in time: the visitor goes on by that way', async () => {
  await api.publish(people({ queueFor: 120_000 }, { 'timed-out': 'sorry' }))
  const { lines } = await chat('help')
  await api.pass(119_000)
  expect(await lines()).not.toContain('bot: Sorry, nobody is here')
  await api.pass(1_000)
  expect(await lines()).toContain('bot: Sorry, nobody is here')
})

test('asked for the email after a minute; at the same instant the agent wins', async () => {
  await api.publish(people({ askEmail: 'after' }))
  const { id, lines } = await chat('help')
  await api.pass(59_000)
  await api.runtime.timers.stop()
  api.clock.advance(1_000)
  const act = { type: 'agent-message', text: 'Hi!' } as const
  const hi = api.runtime.turns.act(id, { id: 'amy', name: 'Amy' }, 'agent:amy', act)
  await Promise.all([api.runtime.timers.fire(), hi])
  await api.pass(10 * minuteMs)
  const said = await lines()
  expect(said).toContain('agent: Hi!')
  expect(said).not.toContain('bot: Leave your email and we will answer there')
})

test('queue email, to its end: a handoff nobody answers, an address, and the answer by mail', async () => {
  await api.publish(people({ askEmail: 'after', askEmailAfter: 60_000 }))
  const { id, says, lines } = await chat('help', 'My panels are dark')
  await api.pass(minuteMs)
  await says('it is urgent')
  await says('ada@corp.com')
  await api.pass(14 * minuteMs)
  await api.call(`POST /api/conversations/${id}/messages`, { text: 'Is the inverter on?', clientMsgId: 'y' }, adminToken)
  await api.pass(5 * minuteMs)
  expect(mail.mails.map(({ to, text }) => [to, text])).toEqual([
    [expect.objectContaining({ text: 'ada@corp.com' }), expect.stringContaining('Is the inverter on?')],
  ])
  expect(await lines()).toEqual([
    'bot: A colleague will be with you',
    'status open queue',
    'visitor: My panels are dark',
    'bot: Leave your email and we will answer there',
    'visitor: it is urgent',
    'visitor: ada@corp.com',
    'bot: Thanks!',
    'status open agent',
    'agent',
    'agent: Is the inverter on?',
  ])
  const { json } = await api.call(`GET /api/conversations/${id}/log`, undefined, adminToken)
  expect(json.entries.at(-1)).toMatchObject({ type: 'mailed', actor: 'system', to: 'ada@corp.com' })
})
