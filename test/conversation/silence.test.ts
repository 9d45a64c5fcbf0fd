import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { defineAction } from '../../plugins/kit/index.ts'
import { type Drawn, en } from '../rig/flow-of.ts'
import { added, begun, giveBack, join, minuteMs } from '../rig/reference/talks.ts'

const question = (config: object = {}): readonly Drawn[] => [
  ['start', 'start', {}, { next: 'budget' }],
  ['budget', 'ask', { question: en('Budget?'), saveAs: 'budget', ...config }, { answered: 'thanks', 'no-reply': 'late' }],
  ['thanks', 'say', { text: en('Thanks') }, { next: 'more' }],
  ['more', 'ask', { question: en('Anything else?') }],
  ['late', 'say', { text: en('Too late') }],
]
const nudge = (config: object = {}, id = 'nudge'): readonly Drawn[] => [
  [id, 'no-reply', { after: 5 * minuteMs, ...config }, { next: `${id}-say` }],
  [`${id}-say`, 'say', { text: en('Still there?') }],
]

describe('a visitor who does not answer', () => {
  test('is nudged once, and the question is put again', () => {
    const talk = begun([...question(), ...nudge()])
    expect(talk.running).toEqual({ silence: 5 * minuteMs })
    expect(added(talk, () => talk.pass(5 * minuteMs - 1))).toEqual([])
    expect(added(talk, () => talk.pass(1))).toEqual(['B Still there?', 'B Budget?'])
    expect(talk.running).toEqual({})
    expect(talk.nodes).toEqual(['budget'])
    expect(added(talk, () => talk.says('5k'))).toEqual(['V 5k', 'B Thanks', 'B Anything else?'])
    // Who has answered may be silent anew.
    expect(added(talk, () => talk.pass(5 * minuteMs))).toEqual(['B Still there?', 'B Anything else?'])
  })
  test('is nudged as often as the trigger says, each time that long after the last line', () => {
    const talk = begun([...question(), ...nudge({ times: 2 })])
    talk.pass(5 * minuteMs)
    expect(talk.running).toEqual({ silence: 5 * minuteMs })
    expect(added(talk, () => talk.pass(5 * minuteMs))).toEqual(['B Still there?', 'B Budget?'])
    expect(added(talk, () => talk.pass(60 * minuteMs))).toEqual([])
  })
  test('meets the shorter of two triggers first, then the longer', () => {
    const talk = begun([...question(), ...nudge({ after: 20 * minuteMs }, 'last'), ...nudge()])
    talk.pass(5 * minuteMs)
    expect(talk.turns.at(-1)?.trace.path[0]).toMatchObject({ node: 'nudge', heard: 'start' })
    expect(talk.running).toEqual({ silence: 20 * minuteMs })
    talk.pass(20 * minuteMs)
    expect(talk.turns.at(-1)?.trace).toMatchObject({ event: { type: 'timer', id: 'silence' }, path: [{ node: 'last' }, {}] })
  })
  test('has all the time again after each act, also one that answers nothing', () => {
    const talk = begun([...question({ kind: 'email', retries: 3 }), ...nudge()])
    talk.pass(4 * minuteMs)
    talk.says('no')
    expect(talk.running).toEqual({ silence: 5 * minuteMs })
  })
  test('is left alone where nothing is asked', () => {
    const talk = begun([
      ['start', 'start', {}, { next: 'wait' }],
      ['wait', 'wait', { until: { what: 'duration', ms: 60 * minuteMs } }],
      ...nudge(),
    ])
    expect(talk.running).toEqual({ '': 60 * minuteMs })
  })
  test('is asked by a question of the trigger itself, and then goes back to the first', () => {
    const ask: readonly Drawn[] = [
      ['nudge', 'no-reply', { after: minuteMs, times: 2 }, { next: 'there' }],
      ['there', 'ask', { kind: 'yes-no', question: en('Are you there?') }],
    ]
    const talk = begun([...question(), ...ask])
    talk.pass(minuteMs)
    expect(talk.nodes).toEqual(['budget', 'there'])
    // The second takes the place of the first.
    expect(added(talk, () => talk.pass(minuteMs))).toEqual(['B Are you there?'])
    expect(talk.nodes).toEqual(['budget', 'there'])
    expect(added(talk, () => talk.says('yes'))).toEqual(['V yes', 'B Budget?'])
  })
})

describe('what the node does by itself comes first', () => {
  test('where both are due at the same instant, the way "no reply" is taken and nobody is nudged', () => {
    const talk = begun([...question({ patience: 5 * minuteMs }), ...nudge()])
    expect(talk.take({ type: 'timer', id: 'silence', dueAt: talk.now })).toBeUndefined()
    expect(added(talk, () => talk.pass(5 * minuteMs))).toEqual(['B Too late'])
    expect(talk.turns.every(({ record }) => record.nudges === undefined)).toBe(true)
  })
  test('a node that only wakes, and goes on waiting, is nudged after that', () => {
    const patient = defineAction({
      id: 'patient',
      icon: 'x',
      config: z.object({}),
      ports: ['next'],
      texts: { en: { name: 'Patient', fields: {}, ports: { next: 'Next' } } },
      start({ say, wake }) {
        say({ text: en('Well?'), input: 'text' })
        wake({ afterMs: 5 * minuteMs })
      },
      on: { message: () => 'next', wake() {} },
    })
    const lines: readonly Drawn[] = [['start', 'start', {}, { next: 'well' }], ['well', 'patient'], ...nudge()]
    const talk = begun(lines, { plugins: { patient } })
    talk.now += 5 * minuteMs
    const [first, second] = talk.due()
    expect(second?.id).toBe('silence')
    expect(talk.take({ type: 'timer', id: 'silence', dueAt: talk.now })).toBeUndefined()
    expect(talk.take({ type: 'timer', id: first?.id ?? '', dueAt: talk.now })).toBeDefined()
    expect(added(talk, () => talk.take({ type: 'timer', id: 'silence', dueAt: talk.now }))).toEqual(['B Still there?', 'B Well?'])
  })
})

describe('the count', () => {
  test('ends when people step in, and begins anew when they give back', () => {
    const talk = begun([...question(), ...nudge()])
    talk.agent(join)
    expect(talk.running).toEqual({})
    expect(added(talk, () => talk.pass(60 * minuteMs))).toEqual([])
    talk.agent(giveBack)
    expect(talk.running).toEqual({ silence: 5 * minuteMs })
  })
  test('ends when the visitor asks for people, and when the conversation is closed', () => {
    const asking = begun([...question(), ...nudge()])
    asking.asks()
    const closing = begun([...question(), ...nudge()])
    closing.agent({ type: 'agent-close' })
    expect([asking.running, closing.running]).toEqual([{}, {}])
  })
  test('pauses below what breaks in without saying anything, and goes on with what is left', () => {
    const quiet: readonly Drawn[] = [
      ['ping', 'event', { name: 'ping' }, { next: 'pause' }],
      ['pause', 'wait', { until: { what: 'duration', ms: 10 * minuteMs } }, { next: 'back' }],
      ['back', 'return', { repeat: false }],
    ]
    const talk = begun([...question(), ...nudge(), ...quiet])
    talk.pass(2 * minuteMs)
    talk.take({ type: 'event', name: 'ping', data: {} })
    expect(talk.running).toEqual({ '': 10 * minuteMs })
    talk.pass(10 * minuteMs)
    expect(talk.running).toEqual({ silence: 3 * minuteMs })
  })
  test('is not touched by notes of the team', () => {
    const talk = begun([...question(), ...nudge()])
    talk.pass(2 * minuteMs)
    talk.agent({ type: 'agent-note', text: 'hm' })
    expect(talk.running).toEqual({ silence: 3 * minuteMs })
  })
})
