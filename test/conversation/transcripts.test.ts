import { afterEach, beforeEach, expect, test } from 'vitest'
import { en, flowOf } from '../rig/flow-of.ts'
import { createScene, type Scene, transcriptOf, view } from '../rig/scene.ts'
import { createWebhookTarget } from '../rig/webhook-target.ts'

let scene: Scene
beforeEach(async () => {
  scene = await createScene()
})
afterEach(() => scene.close())

test('qualify: a greeting before anything is stored, a branch, an email, people, a tail after the end', async () => {
  await scene.publish(
    flowOf('qualify', [
      ['start', 'start', {}, { next: 'hello' }],
      ['hello', 'say', { text: en('Hello!') }, { next: 'topic' }],
      [
        'topic',
        'ask',
        {
          kind: 'choice',
          question: en('What is it about?'),
          choices: [
            { id: 'pricing', label: en('Pricing') },
            { id: 'other', label: en('Other') },
          ],
        },
        { 'choice:pricing': 'plan', answered: 'email' },
      ],
      ['plan', 'ask', { question: en('Which plan?'), saveAs: 'plan' }, { answered: 'which' }],
      [
        'which',
        'branch',
        { rules: [{ id: 'small', when: { type: 'text', of: 'vars.plan', is: 'contains', value: 'small' } }] },
        { 'rule:small': 'email', otherwise: 'email' },
      ],
      ['email', 'email-capture', { question: en('What is your email?') }, { captured: 'domain' }],
      [
        'domain',
        'branch',
        { rules: [{ id: 'corp', when: { type: 'text', of: 'contact.email', is: 'ends', value: '@corp.com' } }] },
        { 'rule:corp': 'people' },
      ],
      ['people', 'handoff', { waiting: en('A colleague will be with you') }, { resolved: 'how' }],
      ['how', 'ask', { kind: 'rating', question: en('How did we do?'), saveAs: 'rating' }, { answered: 'close' }],
      ['close', 'close', {}],
    ]),
  )
  const visitor = await scene.visitor('qualify')
  expect(visitor.greeting).toEqual(['Hello!', 'What is it about?'])
  expect((await scene.runtime.store.conversations.list({ limit: 10 })).rows).toEqual([])

  const begun = await visitor.picks('pricing')
  expect(begun.seq).toBe(3)
  await visitor.says('the big one')
  const trace = await scene.runtime.store.conversations.trace(visitor.conversation, 1, 10)
  expect(trace[0]?.path.map(({ node, port }) => [node, port])).toEqual([
    ['plan', 'answered'],
    ['which', 'otherwise'],
    ['email', null],
  ])
  await visitor.says('nope')
  const captured = await visitor.says('ada@corp.com')
  expect(view(captured.record)).toEqual({ status: 'open', owner: 'queue' })
  expect(await scene.runtime.store.contacts.ofConversation(visitor.conversation)).toMatchObject({
    trust: 'unverified',
    contact: { email: 'ada@corp.com' },
  })

  const ada = scene.agent('amy', 'Amy')
  await ada(visitor.conversation, { type: 'agent-message', text: 'Hi Ada' })
  expect(view(await visitor.record())).toEqual({ status: 'open', owner: 'agent' })
  const closed = await ada(visitor.conversation, { type: 'agent-close' })
  expect(closed.record.state).toBe('closed.tail')
  const rated = await visitor.picks('4')
  expect(rated.record.state).toBe('closed.done')
  expect(rated.record.vars.rating).toBe(4)
  expect(await visitor.transcript()).toEqual([
    'B Hello!',
    'B What is it about?',
    'V Pricing',
    'B Which plan?',
    'V the big one',
    'B What is your email?',
    'V nope',
    'B That does not look like an email, once more?',
    'V ada@corp.com',
    'B A colleague will be with you',
    '· open, queue',
    '· open, agent',
    '· Amy joined',
    'A Amy: Hi Ada',
    '· closed, bot',
    'B How did we do?',
    'V 4',
  ])
})

test('step-in and give back: the question stays pending while an agent has the conversation, and is put once more', async () => {
  await scene.publish(
    flowOf('budget', [
      ['start', 'start', {}, { next: 'budget' }],
      ['budget', 'ask', { question: en('What is your budget?'), saveAs: 'budget' }, { answered: 'thanks' }],
      ['thanks', 'say', { text: en('So {{vars.budget}}.') }],
    ]),
  )
  const { record } = await scene.runtime.turns.begin({ flow: 'budget', languages: ['en'], clientMsgId: 'x' })
  const agent = scene.agent('amy', 'Amy')
  await agent(record.id, { type: 'agent-message', text: 'I can help directly' })
  const deaf = await scene.runtime.turns.say(record.visitorId, record.id, 'a', { text: 'about 5k' })
  expect(deaf.events.map(event => event.type)).toEqual(['message'])
  expect(deaf.record.vars).toEqual({})
  await agent(record.id, { type: 'agent-give-back', continue: false })
  const heard = await scene.runtime.turns.say(record.visitorId, record.id, 'b', { text: '5k' })
  expect(heard.events.map(event => (event.type === 'message' ? event.text : event.type))).toEqual(['5k', 'So 5k.'])
  expect(await transcriptOf(scene.runtime, record.id)).toEqual([
    'B What is your budget?',
    '· open, agent',
    '· Amy joined',
    'A Amy: I can help directly',
    'V about 5k',
    '· Amy left',
    '· open, bot',
    'B What is your budget?',
    'V 5k',
    'B So 5k.',
  ])
})

test('queue email: asked after a minute, only an email is answered, and the conversation stays queued', async () => {
  await scene.publish(
    flowOf('queue', [
      ['start', 'start', {}, { next: 'people' }],
      ['people', 'handoff', { askEmail: 'after', askEmailAfter: 60_000 }, { resolved: 'close' }],
      ['close', 'close'],
    ]),
  )
  const visitor = await scene.visitor('queue')
  expect(visitor.greeting).toEqual([])
  await visitor.says('I need help')
  await scene.pass(59_000)
  expect(await visitor.transcript()).toHaveLength(3)
  await scene.pass(1_000)
  await visitor.says('it is urgent')
  await visitor.says('ada@corp.com')
  expect(await visitor.transcript()).toEqual([
    'B A colleague will be with you',
    '· open, queue',
    'V I need help',
    'B Leave your email and we will answer there',
    'V it is urgent',
    'V ada@corp.com',
    'B Thanks!',
  ])
  expect(view(await visitor.record())).toEqual({ status: 'open', owner: 'queue' })
  expect(await scene.runtime.store.contacts.ofConversation(visitor.conversation)).toMatchObject({
    contact: { email: 'ada@corp.com' },
  })
})

test('interrupt: a keyword is answered and the question below stands as before, with its attempts and timers', async () => {
  await scene.publish(
    flowOf('order', [
      ['start', 'start', {}, { next: 'order' }],
      [
        'order',
        'ask',
        { kind: 'number', question: en('Order number?'), saveAs: 'order', patience: 600_000 },
        { answered: 'done', 'no-reply': 'gone' },
      ],
      ['done', 'say', { text: en('Thank you') }],
      ['gone', 'say', { text: en('Still there?') }],
      ['keyword', 'keyword', { words: ['opening hours'] }, { next: 'hours' }],
      ['hours', 'say', { text: en('9 to 5') }, { next: 'back' }],
      ['back', 'return'],
    ]),
  )
  const visitor = await scene.visitor('order')
  await visitor.says('what?')
  await scene.pass(100_000)
  const before = (await visitor.record()).frames[0]
  const { record } = await visitor.says('opening hours?')
  const after = record.frames[0]
  expect({ ...after, pending: undefined }).toEqual({ ...before, pending: undefined })
  const answered = await visitor.says('4711')
  expect(answered.record.vars).toEqual({ order: 4711 })
  expect((await visitor.transcript()).slice(-5)).toEqual([
    'V opening hours?',
    'B 9 to 5',
    `B ${after?.pending?.text}`,
    'V 4711',
    'B Thank you',
  ])
  await scene.pass(700_000)
  expect(await visitor.transcript()).not.toContain('B Still there?')
})

test('crash: the same message sent again after a restart gets the same answer, and its webhook the same key', async () => {
  const hook = await createWebhookTarget()
  await scene.close()
  scene = await createScene({ privateTargets: [`127.0.0.1:${hook.port}`] })
  await scene.publish(
    flowOf('crash', [
      ['start', 'start', {}, { next: 'sure' }],
      ['sure', 'ask', { kind: 'yes-no', question: en('Sure?') }, { answered: 'hook' }],
      ['hook', 'webhook', { url: `http://127.0.0.1:${hook.port}/x`, method: 'POST' }, { ok: 'done', failed: 'broken' }],
      ['done', 'say', { text: en('Done') }],
      ['broken', 'say', { text: en('Broken') }],
    ]),
  )
  const visitor = await scene.visitor('crash')
  const { runtime } = scene
  const { record } = await runtime.turns.begin({ flow: 'crash', languages: ['en'], clientMsgId: '0' })
  const first = await runtime.turns.say(record.visitorId, record.id, 'same', { text: 'yes' })
  await scene.restart()
  const again = await scene.runtime.turns.say(record.visitorId, record.id, 'same', { text: 'yes' })
  expect([again.seq, again.events, again.lastSeq]).toEqual([first.seq, first.events, first.lastSeq])
  await scene.settle()
  expect(new Set(hook.calls.map(call => call.key)).size).toBe(1)
  const events = await scene.runtime.store.conversations.events(record.id, 0, 100)
  expect(events.map(event => (event.type === 'message' ? event.text : event.type))).toEqual(['Sure?', 'yes', 'Done'])
  expect(visitor.greeting).toEqual(['Sure?'])
  await hook.close()
})
