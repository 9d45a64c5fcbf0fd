import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { defineAction } from '../../plugins/kit/index.ts'
import { type Drawn, en, flowOf } from '../rig/flow-of.ts'
import { createTalk, type Talk } from '../rig/reference/talk.ts'
import { added, begun, giveBack, join, minuteMs } from '../rig/reference/talks.ts'
import { createScene } from '../rig/scene.ts'

const hours: readonly Drawn[] = [
  ['hours', 'keyword', { words: ['hours', 'red'] }, { next: 'open' }],
  ['open', 'say', { text: en('9 to 5') }, { next: 'more' }],
  ['more', 'ask', { question: en('Which day?') }, { answered: 'back' }],
  ['back', 'return'],
]
const colour: readonly Drawn[] = [
  ['start', 'start', {}, { next: 'colour' }],
  [
    'colour',
    'ask',
    {
      kind: 'choice',
      question: en('Colour?'),
      choices: [
        { id: 'red', label: en('Red') },
        { id: 'blue', label: en('Blue') },
      ],
      saveAs: 'colour',
      patience: 10 * minuteMs,
      retries: 5,
    },
    { answered: 'fine' },
  ],
  ['fine', 'say', { text: en('Fine') }],
]
const halted = (talk: Talk): unknown => talk.log.find(entry => entry.type === 'halted')

describe('who hears a message, in order', () => {
  test('a choice answers the pending question, though a keyword has the same word', () => {
    const talk = begun([...colour, ...hours])
    expect(added(talk, () => talk.acts({ choice: 'red' }))).toEqual(['V Red', 'B Fine'])
  })
  test('then keywords, before free text', () => {
    const talk = begun([...colour, ...hours])
    expect(added(talk, () => talk.says('red'))).toEqual(['V red', 'B 9 to 5', 'B Which day?'])
  })
  test('then free text goes to the current node', () => {
    const talk = begun([...colour, ...hours])
    expect(added(talk, () => talk.says('blue'))).toEqual(['V blue', 'B Fine'])
  })
  test('a node that does not listen lets it stand, marked unheard', () => {
    const talk = begun([
      ['start', 'start', {}, { next: 'wait' }],
      ['wait', 'wait', { until: { what: 'duration', ms: minuteMs } }],
    ])
    const turn = talk.says('hello?')
    expect(turn.team).toEqual([expect.objectContaining({ type: 'unheard', seq: turn.ownSeq })])
    expect(talk.nodes).toEqual(['wait'])
  })
})

describe('interrupts', () => {
  test('a trigger replaces a trigger, and leaves the question below as it was', () => {
    const talk = begun([...colour, ...hours])
    talk.says('what?')
    talk.pass(3 * minuteMs)
    const [below] = talk.record.frames
    talk.says('hours')
    talk.says('hours')
    expect(talk.nodes).toEqual(['colour', 'more'])
    expect(talk.running).toEqual({})
    expect(talk.record.frames[0]).toEqual({
      ...below,
      timers: [{ id: expect.any(String), name: 'patience', remainingMs: 7 * minuteMs }],
    })
    talk.pass(60 * minuteMs)
    expect(added(talk, () => talk.says('Monday'))).toEqual(['V Monday', `B ${below?.pending?.text}`])
    expect(talk.running).toEqual({ patience: 7 * minuteMs })
  })
  test.each([true, false])('return with repeat %s puts the question again, or not', repeat => {
    const talk = begun([...colour, ['stop', 'keyword', { words: ['stop'] }, { next: 'back' }], ['back', 'return', { repeat }]])
    expect(added(talk, () => talk.says('stop'))).toEqual(repeat ? ['V stop', 'B Colour?'] : ['V stop'])
    expect(added(talk, () => talk.acts({ choice: 'blue' }))).toEqual(['V Blue', 'B Fine'])
  })
  test('running out of edges returns too', () => {
    const talk = begun([...colour, ['stop', 'keyword', { words: ['stop'] }, { next: 'ok' }], ['ok', 'say', { text: en('Ok') }]])
    expect(added(talk, () => talk.says('stop'))).toEqual(['V stop', 'B Ok', 'B Colour?'])
  })
  test('a result waits in the frame that asked for it', () => {
    const talk = begun([
      ['start', 'start', {}, { next: 'hook' }],
      ['hook', 'webhook', { url: 'https://example.com/', method: 'POST' }, { ok: 'done' }],
      ['done', 'say', { text: en('Done') }],
      ...hours,
    ])
    talk.says('hours')
    expect(added(talk, () => talk.result())).toEqual([])
    expect(added(talk, () => talk.says('Monday'))).toEqual(['V Monday', 'B Done'])
  })
})

describe('calls', () => {
  const sub = flowOf('sub', [
    ['start', 'start', {}, { next: 'name' }],
    ['name', 'ask', { question: en('Name?'), saveAs: 'name' }],
  ])
  const main = (...more: readonly Drawn[]): unknown =>
    flowOf('main', [
      ['start', 'start', {}, { next: 'run' }],
      ['run', 'run-flow', { flow: 'sub' }, { next: 'after' }],
      ['after', 'say', { text: en('Hello {{vars.name}}') }],
      ...more,
    ])

  test('the called flow runs on top, and its end is heard by who called', () => {
    const talk = createTalk([main(), sub])
    talk.begin()
    expect(talk.nodes).toEqual(['run', 'name'])
    expect(added(talk, () => talk.says('Ada'))).toEqual(['V Ada', 'B Hello Ada'])
  })
  test('"go to" another flow takes the place of this one', () => {
    const talk = createTalk([
      flowOf('main', [
        ['start', 'start', {}, { next: 'go' }],
        ['go', 'go-to', { flow: 'sub' }],
      ]),
      sub,
    ])
    talk.begin()
    expect(talk.record.frames.map(frame => [frame.flow, frame.node])).toEqual([['sub', 'name']])
  })
  test('"go to" a node goes on there', () => {
    const talk = begun([
      ['start', 'start', {}, { next: 'go' }],
      ['go', 'go-to', { node: 'fine' }],
      ['fine', 'say', { text: en('Fine') }],
    ])
    expect(talk.lines).toEqual(['B Fine'])
  })
  test('five frames stand, the sixth halts', () => {
    const nested = (depth: number): Talk => {
      const flows = Array.from({ length: depth }, (_, at) =>
        flowOf(at === 0 ? 'main' : `f${at}`, [
          ['start', 'start', {}, { next: 'x' }],
          at === depth - 1 ? ['x', 'ask', { question: en('Deep?') }] : ['x', 'run-flow', { flow: `f${at + 1}` }],
        ]),
      )
      const talk = createTalk(flows)
      talk.begin()
      return talk
    }
    expect(nested(5).nodes).toEqual(['x', 'x', 'x', 'x', 'x'])
    const deeper = nested(6)
    expect([deeper.state, deeper.nodes]).toEqual(['open queue', []])
    expect(halted(deeper)).toMatchObject({ reason: 'flow_runaway' })
  })
  test('a called flow that strands goes to people; given back, its caller hears of the end: it used to stand there for ever', () => {
    const stranding = flowOf('sub', [
      ['start', 'start', {}, { next: 'hook' }],
      ['hook', 'webhook', { url: 'https://example.com/', method: 'POST' }],
    ])
    const talk = createTalk([main(), stranding])
    talk.begin()
    talk.result({ type: 'failed', error: { code: 'failed', message: '' } })
    expect([talk.state, talk.nodes]).toEqual(['open queue', ['run']])
    talk.agent(join)
    expect(added(talk, () => talk.agent(giveBack))).toEqual(['· Amy left', '· open bot', 'B Hello ', '· open queue'])
  })
})

describe('choices', () => {
  test('count for the question that offered them, however often it was put', () => {
    const talk = begun([...colour, ['stop', 'keyword', { words: ['stop'] }, { next: 'back' }], ['back', 'return']])
    talk.says('stop')
    expect(added(talk, () => talk.acts({ choice: 'blue', replyTo: 'm1' }))).toEqual(['V Blue', 'B Fine'])
  })
  test.each([{ choice: 'green' }, { choice: 'red', replyTo: 'm7' }, { choice: ['red', 'green'] }])(
    'are refused when nobody offered them, and nothing happens: %j',
    act => {
      const talk = begun(colour)
      expect(() => talk.acts(act)).toThrow(expect.objectContaining({ code: 'choice_unknown' }))
      expect(talk.lines).toEqual(['B Colour?'])
    },
  )
  test('of an earlier question are refused', () => {
    const talk = begun([...colour.slice(0, 2), ['fine', 'ask', { question: en('Sure?'), kind: 'yes-no' }]])
    talk.acts({ choice: 'red' })
    expect(() => talk.acts({ choice: 'red' })).toThrow(expect.objectContaining({ code: 'choice_unknown' }))
    expect(() => talk.acts({ choice: 'yes', replyTo: 'm1' })).toThrow(expect.objectContaining({ code: 'choice_unknown' }))
  })
})

test('of two performs in one visit only the second is done: both used to be', () => {
  const twice = defineAction({
    id: 'twice',
    icon: 'x',
    config: z.object({}),
    ports: ['done'],
    texts: { en: { name: '', fields: {}, ports: { done: '' } } },
    start: step => {
      step.perform('first')
      step.perform('second')
    },
    on: { performed: () => 'done' },
  })
  const talk = begun(
    [
      ['start', 'start', {}, { next: 'twice' }],
      ['twice', 'twice'],
    ],
    { plugins: { twice } },
  )
  expect(talk.effects.map(effect => effect.input)).toEqual(['second'])
})

test('what is said in a turn does not stand before what was vouched for: it used to, until the next turn', () => {
  const lines: readonly Drawn[] = [
    ['start', 'start', {}, { next: 'set' }],
    ['set', 'set', { property: 'plan', to: { how: 'value', value: 'gold' } }, { next: 'say' }],
    ['say', 'say', { text: en('Plan {{contact.plan}}') }],
  ]
  expect(begun(lines, { vouched: { plan: 'free' } }).lines).toEqual(['B Plan free'])
  expect(begun(lines).lines).toEqual(['B Plan gold'])
})

const asking = flowOf('main', [
  ['start', 'start', {}, { next: 'name' }],
  ['name', 'ask', { question: en('Your name?'), saveAs: 'name' }, { answered: 'done' }],
  ['done', 'say', { text: en('Hello {{vars.name}}') }],
])

test('a version that is not in memory is loaded and the turn taken again: it used to be taken for a broken flow', async () => {
  const scene = await createScene()
  await scene.publish(asking)
  const { record } = await scene.runtime.turns.begin({ flow: 'main', languages: ['en'], clientMsgId: 'x' })
  await scene.publish({ ...asking, name: 'Newer' })
  await scene.restart()
  const answered = await scene.runtime.turns.say(record.visitorId, record.id, 'y', { text: 'Ada' })
  expect(answered.events.map(event => (event.type === 'message' ? event.text : event.type))).toEqual(['Ada', 'Hello Ada'])
  expect(answered.record).toMatchObject({ version: 1, state: 'open.bot' })
  await scene.close()
})

test.each(['run-flow', 'go-to'])(
  '%s to a flow that is switched off keeps the message and tells people: it used to refuse the visitor',
  action => {
    const talk = createTalk([
      flowOf('main', [
        ['start', 'start', {}, { next: 'name' }],
        ['name', 'ask', { question: en('Your name?') }, { answered: 'other' }],
        ['other', action, { flow: 'elsewhere' }],
      ]),
    ])
    talk.begin()
    const turn = talk.says('Ada')
    expect(talk.lines).toEqual(['B Your name?', 'V Ada', '· open queue'])
    expect(turn.team).toContainEqual(expect.objectContaining({ type: 'halted', reason: 'flow_not_live' }))
  },
)
