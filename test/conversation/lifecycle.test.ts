import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { defineAction } from '../../plugins/kit/index.ts'
import { type Drawn, en } from '../rig/flow-of.ts'
import {
  added,
  begun,
  budget,
  close,
  ended,
  giveBack,
  goOn,
  hourMs,
  join,
  minuteMs,
  people,
  writes,
} from '../rig/reference/talks.ts'

describe('while the bot has the conversation', () => {
  test('the flow hears the visitor and its timers run', () => {
    const talk = begun(budget)
    expect(talk.running).toEqual({ patience: 10 * minuteMs })
    expect(added(talk, () => talk.pass(10 * minuteMs))).toEqual(['B Still there?'])
  })
  test.each([join, writes('Let me help')])('an agent steps in by $type: frames stay exactly as they are', act => {
    const talk = begun(budget)
    const [before] = talk.record.frames
    talk.agent(act)
    expect(talk.state).toBe('open agent')
    expect({ ...talk.record.frames[0], timers: [] }).toEqual({ ...before, timers: [] })
  })
  test('the agent is named before their first line', () => {
    const talk = begun(budget)
    expect(added(talk, () => talk.agent(writes('Hi')))).toEqual(['· open agent', '· Amy joined', 'A Amy: Hi'])
    expect(added(talk, () => talk.agent(writes('Still me')))).toEqual(['A Amy: Still me'])
  })
  test('assigning makes nobody the owner, nor does a note', () => {
    const talk = begun(budget)
    talk.agent({ type: 'agent-assign', assignee: { id: 'bob', name: 'Bob' } })
    talk.agent({ type: 'agent-note', text: 'hm' })
    expect(talk.state).toBe('open bot')
    expect(talk.record.assignee?.id).toBe('bob')
    expect(talk.log.map(entry => entry.type)).toEqual(['assigned', 'note'])
  })
  test('asking for a person gives it to people without a handoff node; then the flow hears nothing', () => {
    const talk = begun(budget)
    talk.asks()
    expect(talk.state).toBe('open queue')
    expect(added(talk, () => talk.says('5k'))).toEqual(['V 5k'])
    expect(talk.running).toEqual({})
    expect(talk.nodes).toEqual(['budget'])
  })
})

describe('while it waits for people', () => {
  test('the handoff node hears messages and its timers run', () => {
    const talk = begun(people)
    expect(talk.state).toBe('open queue')
    expect(talk.running).toEqual({ queue: 5 * minuteMs })
    expect(added(talk, () => talk.says('help'))).toEqual(['V help'])
    talk.says('ada@corp.com')
    expect(talk.record.said).toEqual({ email: 'ada@corp.com' })
  })
  test('leaving the handoff node by any port gives it back to the bot', () => {
    const talk = begun(people)
    expect(added(talk, () => talk.pass(5 * minuteMs))).toEqual(['· open bot', 'B Nobody came', 'B Your email?'])
  })
  test('an agent joins: the handoff node tidies up in silence', () => {
    const talk = begun(people)
    expect(added(talk, () => talk.agent(join))).toEqual(['· open agent', '· Amy joined'])
    expect(talk.record.frames[0]?.timers).toEqual([])
    expect(added(talk, () => talk.pass(hourMs))).toEqual([])
  })
  test.each(['failed', 'no-agent', 'timed-out'])('a way out "%s" without an edge leads there, with a note', port => {
    const leaves = defineAction({
      id: 'leaves',
      icon: 'x',
      config: z.object({}),
      ports: ['failed', 'no-agent', 'timed-out'],
      texts,
      start: () => port as 'failed',
    })
    const talk = begun(
      [
        ['start', 'start', {}, { next: 'leaves' }],
        ['leaves', 'leaves'],
      ],
      { plugins: { leaves } },
    )
    expect(talk.state).toBe('open queue')
    expect(talk.log).toContainEqual(expect.objectContaining({ type: 'unconnected', node: 'leaves', port }))
    expect(talk.running).toEqual({})
  })
  test('any other way out without an edge ends the automation only', () => {
    const talk = begun(ended)
    expect(talk.state).toBe('open bot')
    expect(talk.nodes).toEqual([])
  })
  test('a node that speaks when an agent joins is halted: no bot line stands where an agent is', () => {
    const loud = queueing(step => step.say({ text: en('Here they are') }))
    const talk = begun(
      [
        ['start', 'start', {}, { next: 'loud' }],
        ['loud', 'loud'],
      ],
      { plugins: { loud } },
    )
    expect(added(talk, () => talk.agent(join))).toEqual(['· open agent', '· Amy joined'])
    expect(talk.log).toContainEqual(expect.objectContaining({ type: 'halted', reason: 'voice_refused' }))
  })
  test('a node that leaves when an agent joins is halted too: leaving made the bot the owner over the agent', () => {
    const leaving = queueing(() => 'resolved')
    const talk = begun(
      [
        ['start', 'start', {}, { next: 'loud' }],
        ['loud', 'loud', {}, { resolved: 'hello' }],
        ['hello', 'say', { text: en('Hello') }],
      ],
      { plugins: { loud: leaving } },
    )
    expect(added(talk, () => talk.agent(join))).toEqual(['· open agent', '· Amy joined'])
    expect(talk.state).toBe('open agent')
  })
})

describe('while an agent has it', () => {
  test('the flow hears nothing, and its timers keep what remains', () => {
    const talk = begun(budget)
    talk.pass(4 * minuteMs)
    talk.agent(join)
    expect(talk.running).toEqual({})
    expect(added(talk, () => talk.pass(hourMs))).toEqual([])
    expect(added(talk, () => talk.says('5k'))).toEqual(['V 5k'])
    talk.agent(giveBack)
    expect(talk.running).toEqual({ patience: 6 * minuteMs })
  })
  test('giving back asks the pending question once more, without starting anew', () => {
    const talk = begun(budget)
    talk.agent(join)
    expect(added(talk, () => talk.agent(giveBack))).toEqual(['· Amy left', '· open bot', 'B Budget?'])
    expect(added(talk, () => talk.says('5k'))).toEqual(['V 5k', 'B Thanks'])
    expect(
      talk.turns.flatMap(turn => turn.trace.path).filter(visit => visit.node === 'budget' && visit.heard === 'start'),
    ).toHaveLength(1)
  })
  test('giving back in a handoff node puts it back into the queue', () => {
    const talk = begun(people)
    talk.agent(join)
    expect(added(talk, () => talk.agent(giveBack))).toEqual(['· Amy left', '· open queue'])
    expect(talk.nodes).toEqual(['people'])
  })
  test('giving back with "continue the flow" resolves the handoff node', () => {
    const talk = begun(people)
    talk.agent(join)
    expect(added(talk, () => talk.agent(goOn))).toEqual(['· Amy left', '· open bot', 'B All done?', 'B Your email?'])
  })
  test('without a flow to go on there is nothing to give back', () => {
    const talk = begun(ended)
    talk.agent(join)
    expect(() => talk.agent(giveBack)).toThrow(expect.objectContaining({ code: 'nothing_to_give_back' }))
    expect(() => begun(budget).agent(giveBack)).toThrow(expect.objectContaining({ code: 'nothing_to_give_back' }))
  })
  test('a result waits for the flow, and is dropped when its visit is gone', () => {
    const lines: readonly Drawn[] = [
      ['start', 'start', {}, { next: 'hook' }],
      ['hook', 'webhook', { url: 'https://example.com/', method: 'POST' }, { ok: 'fine', failed: 'broken' }],
      ['fine', 'say', { text: en('Fine') }],
      ['broken', 'say', { text: en('Broken') }],
    ]
    const talk = begun(lines)
    talk.agent(join)
    expect(added(talk, () => talk.result())).toEqual([])
    expect(added(talk, () => talk.agent(giveBack))).toEqual(['· Amy left', '· open bot', 'B Fine'])
    const gone = begun(lines)
    gone.agent(close)
    expect(added(gone, () => gone.result())).toEqual([])
    expect(gone.turns.at(-1)?.effects.drop).toEqual([gone.effects[0]?.id])
  })
  test('a result also reaches a handoff node that is queued again: it used to be held for ever', () => {
    const asks = defineAction({
      id: 'asks',
      icon: 'x',
      config: z.object({}),
      ports: ['resolved'],
      texts: { en: { name: '', fields: {}, ports: { resolved: '' } } },
      start(step) {
        step.queue({ to: 'unassigned' })
        step.perform()
      },
      on: { performed: step => step.say({ text: en('Found') }) },
    })
    const talk = begun(
      [
        ['start', 'start', {}, { next: 'asks' }],
        ['asks', 'asks'],
      ],
      { plugins: { asks } },
    )
    talk.agent(join)
    talk.result()
    expect(added(talk, () => talk.agent(giveBack))).toEqual(['· Amy left', '· open queue', 'B Found'])
  })
})

const texts = { en: { name: '', fields: {}, ports: { failed: '', 'no-agent': '', 'timed-out': '' } } }

/** A handoff that does something when an agent joins: more than its types allow, as a plugin in JavaScript may. */
function queueing(joined: (step: { say(message: object): void }) => unknown) {
  return defineAction({
    id: 'loud',
    icon: 'x',
    config: z.object({}),
    ports: ['resolved'],
    texts: { en: { name: '', fields: {}, ports: { resolved: '' } } },
    start: step => step.queue({ to: 'unassigned' }),
    on: { joined: joined as never, resolved: () => 'resolved' },
  })
}
