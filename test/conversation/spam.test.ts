import { describe, expect, test } from 'vitest'
import type { AgentAct } from '../../runtime/conversation/inbound.ts'
import { en, flowOf } from '../rig/flow-of.ts'
import { createTalk } from '../rig/reference/talk.ts'
import {
  added,
  begun,
  budget,
  close,
  ended,
  giveBack,
  hourMs,
  join,
  people,
  reopen,
  survey,
  writes,
} from '../rig/reference/talks.ts'

const spam: AgentAct = { type: 'agent-spam' }
const notSpam: AgentAct = { type: 'agent-not-spam' }
const refusal = (code: string): unknown => expect.objectContaining({ code })

describe('what is put away as spam', () => {
  test.each([
    ['while the bot asks', budget, []],
    ['while people are waited for', people, []],
    ['while an agent has it', people, [join]],
    ['while it is put away for later', budget, [{ type: 'agent-snooze', until: 1_767_225_600_000 + hourMs }]],
    ['before its survey is answered', [...ended, ...survey], [close]],
  ] as const)('is closed without a farewell or a survey, %s', (_, lines, before) => {
    const talk = begun(lines)
    for (const act of before) talk.agent(act)
    const said = added(talk, () => talk.agent(spam)).filter(line => !line.startsWith('·'))
    expect(said).toEqual([])
    expect([talk.state, talk.nodes, talk.running]).toEqual(['closed spam', [], {}])
    expect(talk.record).toMatchObject({ present: [] })
    expect(talk.record.waitingSince).toBeUndefined()
    expect(talk.log.at(-1)).toMatchObject({ type: 'lifecycle', by: 'agent.spam', to: 'closed.spam' })
  })

  test('keeps what comes, however late, and nothing hears or answers it', () => {
    const talk = begun([...budget, ...survey])
    talk.agent(spam)
    expect(added(talk, () => talk.says('Cheap watches'))).toEqual(['V Cheap watches'])
    talk.pass(40 * 24 * hourMs)
    expect(added(talk, () => talk.says('Cheaper watches'))).toEqual(['V Cheaper watches'])
    expect(added(talk, () => talk.asks())).toEqual([])
    expect([talk.state, talk.record.waitingSince, talk.running]).toEqual(['closed spam', undefined, {}])
  })

  test('is not answered, joined, given back or reopened; notes, labels and whose it is are still the team’s', () => {
    const talk = begun(people)
    talk.agent(spam)
    for (const act of [writes('Hello'), join, reopen, spam])
      expect(() => talk.agent(act)).toThrow(refusal('conversation_is_spam'))
    expect(() => talk.agent(giveBack)).toThrow(refusal('nothing_to_give_back'))
    expect(() => talk.agent(close)).toThrow(refusal('conversation_closed'))
    talk.agent({ type: 'agent-note', text: 'the third today' })
    talk.agent({ type: 'agent-label', add: ['watches'], remove: [] })
    expect([talk.state, talk.record.labels]).toEqual(['closed spam', ['watches']])
  })

  test('is people’s when it was none, and its survey is put when they close it', () => {
    const talk = begun([...budget, ...survey])
    expect(() => talk.agent(notSpam)).toThrow(refusal('conversation_not_spam'))
    talk.agent(spam)
    talk.says('I am not a robot')
    expect(added(talk, () => talk.agent(notSpam))).toEqual(['· open queue'])
    expect(talk.record.waitingSince).toBe(talk.now)
    talk.agent(writes('Sorry!'))
    expect(added(talk, () => talk.agent(close))).toEqual(['· closed bot', 'B How was it?'])
  })

  test('ends what its flow was waiting for elsewhere, and a mail that was to go', () => {
    const talk = createTalk([
      flowOf('main', [
        ['start', 'start', {}, { next: 'ask' }],
        ['ask', 'ask', { kind: 'email', question: en('Your email?') }, { answered: 'people' }],
        ['people', 'handoff', {}],
      ]),
    ])
    talk.begin()
    talk.says('ada@corp.com')
    talk.agent(writes('Here I am'))
    talk.agent(spam)
    expect(talk.record.unmailed).toBeUndefined()
    talk.pass(24 * hourMs)
    expect(talk.effects).toEqual([])
  })
})
