import { describe, expect, test } from 'vitest'
import { type Drawn, en, flowOf } from '../rig/flow-of.ts'
import { createTalk, type Talk } from '../rig/reference/talk.ts'
import {
  added,
  begun,
  budget,
  close,
  ended,
  goOn,
  hourMs,
  join,
  minuteMs,
  people,
  reopen,
  survey,
  writes,
} from '../rig/reference/talks.ts'
import { createScene } from '../rig/scene.ts'

describe('closing', () => {
  test('without a current handoff node all frames are dropped', () => {
    const talk = begun(budget)
    expect(added(talk, () => talk.agent(close))).toEqual(['· closed bot'])
    expect([talk.state, talk.nodes, talk.running]).toEqual(['closed done', [], {}])
  })
  test('a current handoff node hears "resolved" and the flow goes on as tail', () => {
    const talk = begun(people)
    talk.agent(join)
    expect(added(talk, () => talk.agent(close))).toEqual(['· closed bot', 'B All done?', 'B Your email?'])
    expect(talk.state).toBe('closed tail')
    expect(added(talk, () => talk.says('my email is ada@corp.com'))).toEqual(['V my email is ada@corp.com', 'B Bye'])
    expect(talk.state).toBe('closed done')
  })
  test('in the tail anything but an answer reopens it for people', () => {
    const talk = begun([...people, ...survey])
    talk.agent(close)
    expect(added(talk, () => talk.says('wait, one more thing'))).toEqual(['V wait, one more thing', '· open queue'])
    expect(talk.nodes).toEqual([])
  })
  test('the question that is passed over may tidy up, but nothing new is asked: the survey used to be', () => {
    const lines = people.map(
      (line): Drawn => (line[0] === 'sure' ? ['sure', 'email-capture', { question: en('Your email?') }] : line),
    )
    const talk = begun([...lines, ...survey])
    talk.agent(close)
    expect(added(talk, () => talk.says('wait'))).toEqual(['V wait', '· open queue'])
    talk.agent(close)
    expect(talk.lines.at(-1)).toBe('B How was it?')
  })
  test('the trigger "closed" runs after the tail, once per conversation', () => {
    const talk = begun([...people, ...survey])
    talk.agent(close)
    expect(added(talk, () => talk.says('ada@corp.com'))).toEqual(['V ada@corp.com', 'B Bye', 'B How was it?'])
    talk.says('5')
    expect([talk.state, talk.record.vars.rating]).toEqual(['closed done', 5])
    talk.agent(reopen)
    expect(added(talk, () => talk.agent(close))).toEqual(['· closed bot'])
    expect(talk.state).toBe('closed done')
  })
  test('a trigger "closed" that breaks gives it to people, and the next close succeeds: it used to break every time', () => {
    const talk = begun([...ended, ['closed', 'closed', {}, { next: 'gone' }], ['gone', 'no-such-plugin']])
    talk.agent(close)
    expect(talk.state).toBe('open queue')
    talk.agent(close)
    expect(talk.state).toBe('closed done')
  })
  test('a flow that closes in its tail has nothing more to close', () => {
    const talk = begun([
      ['start', 'start', {}, { next: 'people' }],
      ['people', 'handoff', {}, { resolved: 'bye' }],
      ['bye', 'close', { farewell: en('Bye') }],
    ])
    talk.agent(join)
    expect(added(talk, () => talk.agent(close))).toEqual(['· closed bot', 'B Bye'])
    expect(talk.state).toBe('closed done')
  })
  test('a frame that ends in the tail ends all: no question of before comes back', () => {
    const called = flowOf('called', [
      ['start', 'start', {}, { next: 'people' }],
      ['people', 'handoff', {}, { resolved: 'bye' }],
      ['bye', 'say', { text: en('Bye') }],
    ])
    const talk = createTalk([
      flowOf('main', [
        ['start', 'start', {}, { next: 'run' }],
        ['run', 'run-flow', { flow: 'called' }, { next: 'more' }],
        ['more', 'say', { text: en('More') }],
      ]),
      called,
    ])
    talk.begin()
    talk.agent(close)
    expect([talk.lines.at(-1), talk.state, talk.nodes]).toEqual(['B Bye', 'closed done', []])
  })
  test('twice is refused, and so is snoozing what is closed or reopening what is not', () => {
    const talk = begun(budget)
    expect(() => talk.agent(reopen)).toThrow(expect.objectContaining({ code: 'conversation_not_closed' }))
    talk.agent(close)
    expect(() => talk.agent(close)).toThrow(expect.objectContaining({ code: 'conversation_closed' }))
    expect(() => talk.agent({ type: 'agent-snooze', until: talk.now + 1 })).toThrow(
      expect.objectContaining({ code: 'conversation_closed' }),
    )
  })
  test.each(['closed tail', 'closed done'])('an agent who writes into %s takes it up again, and its tail is dropped', state => {
    const talk = begun(state === 'closed tail' ? people : budget)
    talk.agent(close)
    expect(talk.state).toBe(state)
    expect(added(talk, () => talk.agent(writes('One more thing')))).toEqual([
      '· open agent',
      '· Amy joined',
      'A Amy: One more thing',
    ])
    expect([talk.nodes, talk.running]).toEqual([[], {}])
  })
  test('reopening gives it to people, not to the flow', () => {
    const talk = begun(budget)
    talk.agent(close)
    talk.agent(reopen)
    expect([talk.state, talk.nodes]).toEqual(['open queue', []])
  })
})

test('a tail that breaks goes to people without its question: it used to come back when they gave back', () => {
  const sure: Drawn = ['sure', 'ask', { question: en('Sure?'), patience: minuteMs }, { 'no-reply': 'gone' }]
  const talk = begun([...people.filter(([id]) => id !== 'sure'), sure, ['gone', 'no-such-plugin']])
  talk.agent(close)
  expect(talk.nodes).toEqual(['sure'])
  expect(added(talk, () => talk.pass(minuteMs))).toEqual(['· open queue'])
  expect(talk.nodes).toEqual([])
})

describe('the end of a flow', () => {
  test('closes half an hour after the last act, if nobody was asked for', () => {
    const talk = begun(ended)
    talk.pass(20 * minuteMs)
    talk.says('thanks')
    expect(added(talk, () => talk.pass(30 * minuteMs - 1))).toEqual([])
    expect(added(talk, () => talk.pass(1))).toEqual(['· closed bot'])
  })
  test('does not close what people were asked for', () => {
    const talk = begun([
      ['start', 'start', {}, { next: 'people' }],
      ['people', 'handoff', {}, { resolved: 'bye' }],
      ['bye', 'say', { text: en('Bye') }],
    ])
    talk.agent(join)
    talk.agent(goOn)
    talk.pass(24 * hourMs)
    expect(talk.state).toBe('open queue')
  })
  test('nothing closes a flow that still waits, however long', () => {
    const talk = begun([
      ['start', 'start', {}, { next: 'q' }],
      ['q', 'ask', { question: en('Well?') }],
    ])
    talk.pass(30 * 24 * hourMs)
    expect(talk.state).toBe('open bot')
  })
  test('a visitor who asks for a person meanwhile is not closed: the idle timer used to stay', () => {
    const talk = begun([...ended, ...survey])
    talk.asks()
    expect(talk.running).toEqual({})
    expect(added(talk, () => talk.pass(31 * minuteMs))).toEqual([])
    expect(talk.state).toBe('open queue')
  })
})

describe('snoozing', () => {
  test.each([
    ['bot', budget, undefined],
    ['queue', people, undefined],
    ['agent', budget, join],
  ] as const)('wakes for %s when the time comes, or when the visitor writes', (owner, lines, first) => {
    for (const wake of [(talk: Talk) => talk.pass(5 * minuteMs), (talk: Talk) => talk.says('hm')]) {
      const talk = begun(lines)
      if (first) talk.agent(first)
      talk.agent({ type: 'agent-snooze', until: talk.now + 5 * minuteMs })
      expect(talk.record.state).toBe(`snoozed.${owner}`)
      wake(talk)
      expect(talk.record.state.startsWith('open.')).toBe(true)
      expect(talk.running.snooze).toBeUndefined()
    }
  })
  test.each([
    ['bot', budget, undefined, 'open queue'],
    ['queue', people, undefined, 'open queue'],
    ['agent', budget, join, 'open agent'],
  ] as const)('wakes for %s when the visitor asks for a person: only the bot used to wake', (_, lines, first, state) => {
    const talk = begun(lines)
    if (first) talk.agent(first)
    talk.agent({ type: 'agent-snooze', until: talk.now + 5 * minuteMs })
    talk.asks()
    expect(talk.state).toBe(state)
  })
  test('cannot be until a time that is past', () => {
    const talk = begun(budget)
    expect(() => talk.agent({ type: 'agent-snooze', until: talk.now })).toThrow(expect.objectContaining({ code: 'snooze_past' }))
  })
})

describe('writing into a conversation that is done', () => {
  test.each([true, false])(
    'within a day it reopens: for people if an agent ever had it (%s), else the flow begins anew',
    async met => {
      const scene = await createScene()
      await scene.publish(flowOf('main', budget))
      const visitor = await scene.visitor('main')
      await visitor.says('5k')
      const amy = scene.agent('amy', 'Amy')
      if (met) await amy(visitor.conversation, join)
      await amy(visitor.conversation, close)
      await scene.publish(flowOf('main', budget, { name: 'Newer' }))
      scene.clock.advance(23 * hourMs)
      const { record } = await visitor.says('hello again')
      expect([record.state, record.version, record.frames.map(frame => frame.node)]).toEqual(
        met ? ['open.queue', 1, []] : ['open.bot', 2, ['budget']],
      )
      await scene.close()
    },
  )
  test('a flow that closes at once hears no keyword: it used to break on speaking after the end', () => {
    const keyword: readonly Drawn[] = [
      ['stop', 'keyword', { words: ['stop'] }, { next: 'hm' }],
      ['hm', 'say', { text: en('Hm') }],
    ]
    const talk = begun([['start', 'start', {}, { next: 'bye' }], ['bye', 'close', { farewell: en('Bye') }], ...keyword])
    expect(added(talk, () => talk.says('stop'))).toEqual(['V stop', '· open bot', 'B Bye', '· closed bot'])
  })
  test('after that day a new conversation begins, linked to the old, and the answer names it', async () => {
    const scene = await createScene()
    await scene.publish(flowOf('main', budget))
    const visitor = await scene.visitor('main')
    await visitor.says('5k')
    const old = visitor.conversation
    await scene.agent('amy')(old, close)
    scene.clock.advance(24 * hourMs + 1)
    const { record, seq } = await visitor.says('hello again')
    expect(record.id).not.toBe(old)
    expect([record.previous, record.state, seq]).toEqual([old, 'open.bot', 2])
    expect(await visitor.transcript()).toEqual(['B Budget?', 'V hello again', 'B Thanks'])
    await scene.close()
  })
})
