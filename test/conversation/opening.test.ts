import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parseFlow } from '../../runtime/flow/parse-flow.ts'
import { createProgram } from '../../runtime/flow/program.ts'
import { openingOf } from '../../runtime/turn/opening.ts'
import type { Answered } from '../../runtime/turn/turns.ts'
import { type Drawn, en, flowOf } from '../rig/flow-of.ts'
import { breaks } from '../rig/reference/any-case.ts'
import { declarations } from '../rig/reference/talk.ts'
import { createScene, type Scene, transcriptOf } from '../rig/scene.ts'

let scene: Scene
beforeEach(async () => {
  scene = await createScene()
})
afterEach(() => scene.close())

const hello = (text = 'Hello'): readonly Drawn[] => [
  ['start', 'start', {}, { next: 'hello' }],
  ['hello', 'say', { text: { en: text, nl: `${text} (nl)` } }, { next: 'name' }],
  ['name', 'ask', { question: en('Your name?'), saveAs: 'name' }, { answered: 'thanks' }],
  ['thanks', 'say', { text: en('Thanks {{vars.name}}') }],
]
const flow = (lines: readonly Drawn[], id = 'main'): unknown => flowOf(id, lines, { languages: ['en', 'nl'] })
const textsOf = ({ events }: Answered): string[] => events.flatMap(event => (event.type === 'message' ? [event.text] : []))
const stored = async (): Promise<number> => (await scene.runtime.store.conversations.list({ limit: 10 })).rows.length

describe('the greeting', () => {
  test('stores nothing, however often it is shown', async () => {
    await scene.publish(flow(hello()))
    for (let views = 0; views < 3; views += 1) {
      const { opening } = await scene.runtime.turns.greet({ flow: 'main', languages: ['en'] })
      expect(opening?.messages.map(message => message.text)).toEqual(['Hello', 'Your name?'])
    }
    expect(await stored()).toBe(0)
    expect(await scene.runtime.store.timers.nextDue()).toBeUndefined()
  })
  test('speaks the language of the page, or its base, else that of the flow', async () => {
    await scene.publish(flow(hello()))
    const language = async (...languages: string[]): Promise<string> =>
      (await scene.runtime.turns.greet({ flow: 'main', languages })).language
    expect([await language('nl-be', 'en'), await language('fr', 'nl'), await language('fr')]).toEqual(['nl', 'nl', 'en'])
  })
  test.each([
    ['performs', ['webhook', { url: 'https://example.com/', method: 'POST', wait: false }, { ok: 'name' }]],
    ['queues', ['handoff', {}, { resolved: 'name' }]],
    ['reads the contact', ['say', { text: en('Hello {{contact.firstName|there}}') }, { next: 'name' }]],
    [
      'asks who the contact is',
      ['branch', { rules: [{ id: 'known', when: { type: 'text', of: 'contact.email', is: 'known' } }] }, { otherwise: 'name' }],
    ],
    ['captures an email', ['email-capture', { question: en('Your email?') }, { captured: 'name' }]],
    ['closes', ['close', { farewell: en('Bye') }, {}]],
  ] as const)('is not shown by a flow that %s on the way', async (_, [action, config, ways]) => {
    await scene.publish(flow([['start', 'start', {}, { next: 'first' }], ['first', action, config, ways], ...hello().slice(2)]))
    expect((await scene.runtime.turns.greet({ flow: 'main', languages: ['en'] })).opening).toBeNull()
  })
  test('is shown by a flow that records something on the way: it is written with the first act, once', async () => {
    const label: Drawn = ['first', 'label', { add: ['web'] }, { next: 'name' }]
    await scene.publish(flow([['start', 'start', {}, { next: 'first' }], label, ...hello().slice(2)]))
    const visitor = await scene.visitor('main')
    expect([visitor.greeting, await stored()]).toEqual([['Your name?'], 0])
    await visitor.says('Ada')
    expect((await visitor.record()).labels).toEqual(['web'])
  })
  test('is not shown by a flow that breaks on the way', () => {
    const lines: readonly Drawn[] = [
      ['start', 'start', {}, { next: 'first' }],
      ['first', 'breaks', {}, { next: 'name' }],
      ...hello().slice(2),
    ]
    const program = createProgram(parseFlow(flow(lines)), 1, new Map([...declarations, ['breaks', breaks]]))
    const facts = { channel: 'website', tz: 'UTC', open: {}, opensAt: {}, available: {}, random: 0 }
    const world = {
      now: 0,
      actor: 'system',
      program: () => program,
      live: () => program,
      facts: () => facts,
      vouched: {},
      turnsPerMinute: 30,
    }
    expect(openingOf(program, 'en', 'UTC', undefined, world)).toBeNull()
  })
  test('is refused for flows nobody published', async () => {
    await expect(scene.runtime.turns.greet({ flow: 'none', languages: [] })).rejects.toMatchObject({ code: 'flow_unknown' })
    await expect(scene.runtime.turns.greet({ languages: [] })).rejects.toMatchObject({ code: 'no_live_flow' })
    await scene.publish(flow(hello()))
    await scene.runtime.library.setLive('main', false)
    await expect(scene.runtime.turns.greet({ flow: 'main', languages: [] })).rejects.toMatchObject({ code: 'flow_not_live' })
  })
})

describe('the first act', () => {
  test('commits the opening as it was shown, though a newer version is live by then', async () => {
    await scene.publish(flow(hello()))
    const { opening } = await scene.runtime.turns.greet({ flow: 'main', languages: ['nl'] })
    await scene.publish(flow(hello('Good day')))
    const begun = await scene.runtime.turns.begin({
      flow: 'main',
      languages: ['en'],
      opening: opening?.token ?? '',
      clientMsgId: 'a',
      act: { text: 'Ada' },
    })
    expect(textsOf(begun)).toEqual(['Hello (nl)', 'Your name?', 'Ada', 'Thanks Ada'])
    expect([begun.seq, begun.lastSeq, begun.record.turn, begun.record.version]).toEqual([3, 4, 1, 1])
    const fresh = await scene.runtime.turns.begin({ flow: 'main', languages: ['en'], clientMsgId: 'b' })
    expect([textsOf(fresh), fresh.record.version]).toEqual([['Good day', 'Your name?'], 2])
  })
  test('commits it also after a restart', async () => {
    await scene.publish(flow(hello()))
    const { opening } = await scene.runtime.turns.greet({ flow: 'main', languages: ['en'] })
    await scene.publish(flow(hello('Good day')))
    await scene.restart()
    const begun = await scene.runtime.turns.begin({ languages: [], opening: opening?.token ?? '', act: { text: 'Ada' } })
    expect(textsOf(begun).slice(0, 2)).toEqual(opening?.messages.map(message => message.text))
  })
  test('sees what the visitor saw: chance and opening hours of the greeting, not of now', async () => {
    const open = [{ id: 'open', when: { type: 'boolean', of: 'open.office', is: 'true' } }]
    await scene.publish(
      flow([
        ['start', 'start', {}, { next: 'if' }],
        ['if', 'branch', { rules: open }, { 'rule:open': 'day', otherwise: 'night' }],
        ['day', 'ask', { question: en('Day') }],
        ['night', 'ask', { question: en('Night') }],
      ]),
    )
    const { opening } = await scene.runtime.turns.greet({ flow: 'main', languages: ['en'] })
    const never = { tz: 'UTC', weekly: [], holidays: [] }
    await scene.runtime.availability.set({ hours: { office: never }, agents: {} }, 0)
    const begun = await scene.runtime.turns.begin({
      flow: 'main',
      languages: ['en'],
      opening: opening?.token ?? '',
      act: { text: 'hm' },
    })
    expect([opening?.messages[0]?.text, textsOf(begun)[0]]).toEqual(['Day', 'Day'])
    expect(textsOf(await scene.runtime.turns.begin({ flow: 'main', languages: ['en'] }))).toEqual(['Night'])
  })
  test('is refused with a token of another flow, or one that was tampered with; nothing is stored', async () => {
    await scene.publish(flow(hello()))
    await scene.publish(flow(hello(), 'other'))
    const { opening } = await scene.runtime.turns.greet({ flow: 'main', languages: ['en'] })
    const token = opening?.token ?? ''
    const [body = '', mac = ''] = token.split('.')
    const forged = Buffer.from(Buffer.from(body, 'base64url').toString().replace('"main"', '"other"')).toString('base64url')
    const refused = async (flow: string | undefined, opening: string): Promise<void> => {
      await expect(
        scene.runtime.turns.begin({ ...(flow ? { flow } : {}), languages: ['en'], opening, act: { text: 'x' } }),
      ).rejects.toMatchObject({ code: 'opening_invalid' })
    }
    await refused('other', token)
    for (const bad of [`${forged}.${mac}`, `${body}.`, body, '', `${token}.x`, `${body}x.${mac}`, `${body}.${mac.slice(1)}`])
      await refused(undefined, bad)
    expect(await stored()).toBe(0)
  })
  test('with the same clientMsgId again gets the same answer, with another text it is refused', async () => {
    await scene.publish(flow(hello()))
    const about = { flow: 'main', languages: ['en'], visitorId: 'v_1', clientMsgId: 'a' }
    const first = await scene.runtime.turns.begin({ ...about, act: { text: 'Ada' } })
    await scene.runtime.turns.say('v_1', first.record.id, 'b', { text: 'more' })
    const again = await scene.runtime.turns.begin({ ...about, act: { text: 'Ada' } })
    expect([again.record.id, again.seq, again.events, again.lastSeq]).toEqual([
      first.record.id,
      first.seq,
      first.events,
      first.lastSeq,
    ])
    await expect(scene.runtime.turns.begin({ ...about, act: { text: 'Eve' } })).rejects.toMatchObject({
      code: 'client_msg_id_reused',
    })
    expect(await stored()).toBe(1)
  })
})

describe('messages', () => {
  test('sent again under the same clientMsgId get the same answer, also at the same moment', async () => {
    await scene.publish(flow(hello()))
    const { record } = await scene.runtime.turns.begin({ flow: 'main', languages: ['en'] })
    const say = (): Promise<Answered> => scene.runtime.turns.say(record.visitorId, record.id, 'same', { text: 'Ada' })
    const [first, ...others] = await Promise.all([say(), say(), say()])
    for (const other of [...others, await say()]) expect([other.seq, other.events]).toEqual([first.seq, first.events])
    expect(await transcriptOf(scene.runtime, record.id)).toEqual(['B Hello', 'B Your name?', 'V Ada', 'B Thanks Ada'])
    await expect(scene.runtime.turns.say(record.visitorId, record.id, 'same', { text: 'Eve' })).rejects.toMatchObject({
      code: 'client_msg_id_reused',
    })
  })
  test('of which twenty come at once keep their order, without a gap', async () => {
    await scene.publish(
      flow([
        ['start', 'start', {}, { next: 'more' }],
        ['more', 'ask', { question: en('More?') }, { answered: 'more' }],
      ]),
    )
    const { record } = await scene.runtime.turns.begin({ flow: 'main', languages: ['en'] })
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) => scene.runtime.turns.say(record.visitorId, record.id, `c${at}`, { text: `${at}` })),
    )
    expect(answers.map(answer => answer.seq)).toEqual(answers.map((_, at) => 2 + 2 * at))
    expect((await transcriptOf(scene.runtime, record.id)).filter(line => line.startsWith('V'))).toEqual(
      answers.map((_, at) => `V ${at}`),
    )
  })
  test("into somebody else's conversation find none", async () => {
    await scene.publish(flow(hello()))
    const { record } = await scene.runtime.turns.begin({ flow: 'main', languages: ['en'] })
    await expect(scene.runtime.turns.say('v_other', record.id, 'x', { text: 'hi' })).rejects.toMatchObject({
      code: 'conversation_unknown',
    })
    await expect(scene.runtime.turns.say(record.visitorId, 'none', 'x', { text: 'hi' })).rejects.toMatchObject({
      code: 'conversation_unknown',
    })
  })
  test('that say nothing, or pick what nobody offered, leave nothing', async () => {
    await scene.publish(flow(hello()))
    const { record } = await scene.runtime.turns.begin({ flow: 'main', languages: ['en'] })
    await expect(scene.runtime.turns.say(record.visitorId, record.id, 'x', { text: '  ' })).rejects.toMatchObject({
      code: 'nothing_said',
    })
    await expect(scene.runtime.turns.say(record.visitorId, record.id, 'x', { choice: 'red' })).rejects.toMatchObject({
      code: 'choice_unknown',
    })
    expect((await scene.runtime.turns.say(record.visitorId, record.id, 'x', { text: 'Ada' })).record.turn).toBe(2)
  })
})
