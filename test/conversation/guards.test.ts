import { describe, expect, test } from 'vitest'
import { type Drawn, en, flowOf } from '../rig/flow-of.ts'
import { breaks } from '../rig/reference/any-case.ts'
import { createTalk, type Talk } from '../rig/reference/talk.ts'
import { added, begun, minuteMs } from '../rig/reference/talks.ts'

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
type Link = readonly [action: string, config: Readonly<Record<string, unknown>>, port: string]
const branch: Link = ['branch', { rules: [] }, 'otherwise']
const set: Link = ['set', { variable: 'n', to: { how: 'increment' } }, 'next']
/** As many nodes in a row, behind a question. */
const row = (length: number, [action, config, port]: Link): readonly Drawn[] => [
  ['start', 'start', {}, { next: 'go' }],
  ['go', 'ask', { question: en('Go?') }, { answered: 's1' }],
  ...Array.from({ length }, (_, at): Drawn => [`s${at + 1}`, action, config, at + 1 < length ? { [port]: `s${at + 2}` } : {}]),
]
const halted = (talk: Talk): unknown => talk.log.find(entry => entry.type === 'halted')

describe('what halts a flow', () => {
  test('more than 200 visits in a turn; why branches were taken used to count as outputs, and 50 of them halted', () => {
    const fine = begun(row(199, branch))
    fine.says('go')
    expect([fine.state, fine.nodes]).toEqual(['open bot', []])
    const talk = begun(row(201, branch))
    expect(added(talk, () => talk.says('go'))).toEqual(['V go', '· open queue'])
    expect(halted(talk)).toMatchObject({ reason: 'flow_runaway' })
    expect(talk.nodes).toEqual(['go'])
  })
  test('more than 50 outputs in a turn', () => {
    // The question that is answered cancels its window: that is an output too.
    const fine = begun(row(49, set))
    fine.says('go')
    expect([fine.record.vars.n, halted(fine)]).toEqual([49, undefined])
    const talk = begun(row(51, set))
    talk.says('go')
    expect(halted(talk)).toMatchObject({ reason: 'flow_runaway' })
    expect(talk.record.vars).toEqual({})
  })
  test('more than 30 turns a minute; in the next minute there are 30 more', () => {
    const talk = createTalk(
      [
        flowOf('main', [
          ['start', 'start', {}, { next: 'again' }],
          ['again', 'ask', { question: en('Again?') }, { answered: 'again' }],
        ]),
      ],
      { turnsPerMinute: 30 },
    )
    talk.begin()
    for (let turn = 0; turn < 29; turn += 1) talk.says('yes')
    talk.pass(minuteMs)
    for (let turn = 0; turn < 30; turn += 1) talk.says('yes')
    expect(talk.state).toBe('open bot')
    expect(added(talk, () => talk.says('yes'))).toEqual(['V yes', '· open queue'])
    expect(halted(talk)).toMatchObject({ reason: 'turns_too_fast' })
  })
  test('a handler that throws: the turn is taken back, the message is kept, people are told why', () => {
    const talk = begun([...colour.slice(0, 2), ['fine', 'say', { text: en('Fine') }, { next: 'breaks' }], ['breaks', 'breaks']], {
      plugins: { breaks },
    })
    const turn = talk.acts({ choice: 'red' })
    expect(turn.events.map(event => event.type)).toEqual(['message', 'status'])
    expect([turn.ownSeq, turn.record.state, turn.record.vars]).toEqual([2, 'open.queue', {}])
    expect(halted(talk)).toMatchObject({ reason: 'handler_threw', node: 'colour', detail: expect.stringContaining('broken') })
    expect(talk.nodes).toEqual(['colour'])
  })
  test('a plugin that is gone, when its node is entered', () => {
    const talk = begun([...colour.slice(0, 2), ['fine', 'no-such-plugin']])
    expect(added(talk, () => talk.acts({ choice: 'red' }))).toEqual(['V Red', '· open queue'])
    expect(halted(talk)).toMatchObject({ reason: 'plugin_gone' })
  })
  test.each(['message', 'timer'])('a plugin that went while its node waited, at the next %s: it used to stay silent', what => {
    const flow = flowOf('main', colour)
    const before = createTalk([flow])
    before.begin()
    const talk = createTalk([flow], { plugins: { ask: undefined }, record: before.record })
    if (what === 'message') talk.says('blue')
    else talk.pass(10 * minuteMs)
    expect(talk.state).toBe('open queue')
    expect(halted(talk)).toMatchObject({ reason: 'plugin_gone', node: 'colour' })
  })
})
