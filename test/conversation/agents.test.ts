import { describe, expect, test } from 'vitest'
import type { AgentAct } from '../../runtime/conversation/inbound.ts'
import { startsAt } from '../rig/reference/talk.ts'
import { begun, budget, close, giveBack, goOn, join, minuteMs, people, writes } from '../rig/reference/talks.ts'

const bob = { id: 'bob', name: 'Bob' }
const sales = { id: 'sales', name: 'Sales' }
const label = (add: readonly string[], remove: readonly string[] = []): AgentAct => ({ type: 'agent-label', add, remove })

describe('a conversation is given', () => {
  test('to somebody, to a team, or to both; what is not named stays, and the log says what has changed', () => {
    const talk = begun(budget)
    talk.agent({ type: 'agent-assign', team: sales })
    talk.agent({ type: 'agent-assign', assignee: bob })
    expect(talk.record).toMatchObject({ team: sales, assignee: bob })
    talk.agent({ type: 'agent-assign', team: null })
    expect([talk.record.team, talk.record.assignee]).toEqual([undefined, bob])
    expect(talk.log).toMatchObject([
      { type: 'assigned', assignee: null, team: sales },
      { type: 'assigned', assignee: bob },
      { type: 'assigned', assignee: bob, team: null },
    ])
    expect(talk.log[1]).not.toHaveProperty('team')
    talk.agent({ type: 'agent-assign', assignee: bob, team: null })
    expect(talk.log).toHaveLength(3)
  })

  test('back to the bot: it is nobody’s and no team’s; back to the queue: the team keeps it', () => {
    const talk = begun(budget)
    talk.agent({ type: 'agent-assign', team: sales })
    talk.agent(writes('Hi'))
    talk.agent(giveBack)
    expect([talk.record.assignee, talk.record.team]).toEqual([undefined, undefined])
    const queued = begun(people)
    queued.agent({ type: 'agent-assign', team: sales })
    queued.agent(join)
    queued.agent(giveBack)
    expect([queued.state, queued.record.team]).toEqual(['open queue', sales])
    queued.agent(join)
    queued.agent(goOn)
    expect([queued.state, queued.record.team]).toEqual(['open bot', undefined])
  })
})

describe('labels', () => {
  test('are put on once and taken off, and only what changes is logged', () => {
    const talk = begun(budget)
    talk.agent(label(['vip', 'lead', 'vip']))
    talk.agent(label(['vip'], ['lead', 'never']))
    talk.agent(label(['vip'], ['vip']))
    expect(talk.record.labels).toEqual(['vip'])
    expect(talk.log).toMatchObject([
      { type: 'labelled', add: ['vip', 'lead'], remove: [] },
      { type: 'labelled', add: [], remove: ['lead'] },
    ])
  })

  test('are at most fifty', () => {
    const talk = begun(budget)
    talk.agent(label(Array.from({ length: 50 }, (_, at) => `l${at}`)))
    expect(() => talk.agent(label(['more']))).toThrow('too_many_labels')
    talk.agent(label(['more'], ['l0']))
    expect(talk.record.labels).toHaveLength(50)
  })
})

describe('the visitor waits for people', () => {
  test('from the moment they are asked for until an agent says something; joining alone answers nothing', () => {
    const talk = begun(people)
    expect(talk.record.waitingSince).toBe(startsAt)
    talk.now += minuteMs
    talk.says('hello?')
    talk.agent(join)
    expect(talk.record.waitingSince).toBe(startsAt)
    talk.agent(writes('Hi'))
    expect(talk.record.waitingSince).toBeUndefined()
  })

  test('again from the first line that nobody has answered, also while the conversation is put away', () => {
    const talk = begun(budget)
    talk.agent(writes('Hi'))
    talk.now += minuteMs
    talk.says('one')
    const since = talk.now
    talk.now += minuteMs
    talk.says('two')
    expect(talk.record.waitingSince).toBe(since)
    talk.agent({ type: 'agent-snooze', until: talk.now + minuteMs })
    expect(talk.record.waitingSince).toBe(since)
  })

  test('not for a bot, nor once it is closed', () => {
    const talk = begun(budget)
    talk.says('5k')
    expect(talk.record.waitingSince).toBeUndefined()
    talk.agent(join)
    talk.says('?')
    talk.agent(close)
    expect(talk.record.waitingSince).toBeUndefined()
  })
})

test('what lists show of the last line is its beginning, on one line, never half a character', () => {
  const talk = begun(budget)
  expect(talk.record.last).toEqual({ author: 'bot', text: 'Budget?', at: startsAt })
  talk.agent(writes(`a\n\n  b ${'😀'.repeat(400)}`))
  expect(talk.record.last).toMatchObject({ author: 'agent', name: 'Amy', text: `a b ${'😀'.repeat(156)}…` })
  talk.agent({ type: 'agent-note', text: 'hm', mentions: [bob] })
  expect(talk.record.last?.author).toBe('agent')
  expect(talk.log.at(-1)).toMatchObject({ type: 'note', text: 'hm', mentions: [bob] })
})
