import { describe, expect, test } from 'vitest'
import { type Drawn, en } from '../rig/flow-of.ts'
import type { Talk } from '../rig/reference/talk.ts'
import { added, begun, budget, close, giveBack, hourMs, join, minuteMs } from '../rig/reference/talks.ts'

const shipped: readonly Drawn[] = [
  ['shipped', 'event', { name: 'order.shipped', map: [{ path: 'order.id', variable: 'order' }] }, { next: 'on-its-way' }],
  ['on-its-way', 'say', { text: en('Order {{vars.order|?}} is on its way') }],
]
const welcome: readonly Drawn[] = [
  ['back', 'comes-back', {}, { next: 'hello' }],
  ['hello', 'say', { text: en('Welcome back') }],
]
const tell = (talk: Talk, name: string, data: Readonly<Record<string, unknown>> = {}): unknown =>
  talk.take({ type: 'event', name, data })
const event = (talk: Talk): unknown => talk.log.findLast(entry => entry.type === 'event')

describe('an event from outside', () => {
  test('breaks in, brings what it knows, and gives the question back', () => {
    const talk = begun([...budget, ...shipped])
    expect(added(talk, () => tell(talk, 'Order.Shipped', { order: { id: 'K-7' } }))).toEqual([
      'B Order K-7 is on its way',
      'B Budget?',
    ])
    expect(event(talk)).toMatchObject({ name: 'Order.Shipped', data: { order: { id: 'K-7' } }, heard: true, actor: 'api:shop' })
    expect(talk.turns.at(-1)?.trace).toMatchObject({
      actor: 'api:shop',
      event: { type: 'event', name: 'Order.Shipped', data: { order: { id: 'K-7' } } },
      set: { 'vars.order': 'K-7' },
      path: [
        {
          node: 'shipped',
          why: [{ explanation: { matched: true, all: [{ of: 'event', actual: 'Order.Shipped', expected: 'order.shipped' }] } }],
        },
        { node: 'on-its-way' },
      ],
    })
  })
  test('that no trigger is for is noted, and nothing else', () => {
    const talk = begun([...budget, ...shipped])
    expect(added(talk, () => tell(talk, 'order.lost'))).toEqual([])
    expect(event(talk)).toMatchObject({ name: 'order.lost', heard: false })
  })
  test('is told apart by what it brings', () => {
    const other: readonly Drawn[] = [
      ['dk', 'event', { name: 'order.shipped', where: [{ field: 'country', is: 'DK' }] }, { next: 'danish' }],
      ['danish', 'say', { text: en('På vej') }],
    ]
    const talk = begun([...budget, ...other, ...shipped])
    expect(added(talk, () => tell(talk, 'order.shipped', { country: 'dk' }))[0]).toBe('B På vej')
    expect(added(talk, () => tell(talk, 'order.shipped', { country: 'NL' }))[0]).toBe('B Order ? is on its way')
  })
  test('is heard by a flow that has ended, as long as the conversation is open', () => {
    const talk = begun([['start', 'start', {}, { next: 'hi' }], ['hi', 'say', { text: en('Hi') }], ...shipped])
    expect(talk.nodes).toEqual([])
    expect(added(talk, () => tell(talk, 'order.shipped'))).toEqual(['B Order ? is on its way'])
  })
  test('is only noted while people have the conversation, or are waited for', () => {
    const talk = begun([...budget, ...shipped])
    talk.asks()
    expect(added(talk, () => tell(talk, 'order.shipped'))).toEqual([])
    talk.agent(join)
    expect(added(talk, () => tell(talk, 'order.shipped'))).toEqual([])
    expect(event(talk)).toMatchObject({ heard: false })
    talk.agent(giveBack)
    expect(added(talk, () => tell(talk, 'order.shipped'))[0]).toBe('B Order ? is on its way')
  })
  test('is refused by a conversation that is closed', () => {
    const talk = begun([...budget, ...shipped])
    talk.agent(close)
    expect(() => tell(talk, 'order.shipped')).toThrow('conversation_closed')
  })
  test('that breaks the flow is noted as unheard, and people get the conversation', () => {
    const broken: readonly Drawn[] = [
      ['shipped', 'event', { name: 'order.shipped' }, { next: 'gone' }],
      ['gone', 'no-such-plugin'],
    ]
    const talk = begun([...budget, ...broken])
    tell(talk, 'order.shipped')
    expect(talk.state).toBe('open queue')
    expect(event(talk)).toMatchObject({ heard: false })
  })
})

describe('a visitor who comes back', () => {
  const returns = (talk: Talk, awayMs: number): unknown => talk.take({ type: 'return', since: talk.now - awayMs })
  const later = (ms: number, lines: readonly Drawn[] = welcome): Talk => {
    const talk = begun([...budget.map(line => (line[0] === 'budget' ? withoutPatience(line) : line)), ...lines])
    talk.pass(ms)
    return talk
  }

  test('is welcomed after half an hour, and the question stands again', () => {
    const talk = later(hourMs)
    expect(added(talk, () => returns(talk, 30 * minuteMs))).toEqual(['B Welcome back', 'B Budget?'])
    expect(talk.turns.at(-1)?.trace).toMatchObject({ actor: 'system', event: { type: 'return' }, path: [{ node: 'back' }, {}] })
  })
  test('after less, nothing happens at all', () => {
    const talk = later(hourMs)
    expect(returns(talk, 30 * minuteMs - 1)).toBeUndefined()
  })
  test('and has written meanwhile, needs no welcome', () => {
    const talk = later(hourMs)
    talk.acts({ text: '5k' })
    expect(returns(talk, hourMs)).toBeUndefined()
  })
  test('after a week meets the trigger for the longest absence that fits', () => {
    const days = (id: string, ms: number): readonly Drawn[] => [
      [id, 'comes-back', { after: ms }, { next: `${id}-say` }],
      [`${id}-say`, 'say', { text: en(id) }],
    ]
    const talk = later(200 * hourMs, [...days('hour', hourMs), ...days('week', 168 * hourMs), ...days('day', 24 * hourMs)])
    expect(added(talk, () => returns(talk, 169 * hourMs))[0]).toBe('B week')
    talk.pass(30 * hourMs)
    expect(added(talk, () => returns(talk, 30 * hourMs))[0]).toBe('B day')
  })
  test('to people, or to what is closed, is told nothing', () => {
    const waiting = later(hourMs)
    waiting.asks()
    waiting.pass(hourMs)
    const closed = later(hourMs)
    closed.agent(close)
    closed.pass(hourMs)
    expect([returns(waiting, hourMs), returns(closed, hourMs)]).toEqual([undefined, undefined])
  })
})

function withoutPatience([id, action, config = {}, ways = {}]: Drawn): Drawn {
  return [id, action, Object.fromEntries(Object.entries(config).filter(([name]) => name !== 'patience')), ways]
}
