import { describe, expect, test } from 'vitest'
import { conversationView } from '../../runtime/api/conversation-view.ts'
import type { AgentAct } from '../../runtime/conversation/inbound.ts'
import { flowOf } from '../rig/flow-of.ts'
import { createTalk, type Talk } from '../rig/reference/talk.ts'
import { begun, budget, close, giveBack, hourMs, people, writes } from '../rig/reference/talks.ts'

const ask: AgentAct = { type: 'agent-message', text: 'A picture of the roof?', asksFile: true }
const withdraw: AgentAct = { type: 'agent-withdraw-file' }
const asks = (talk: Talk): unknown => conversationView(talk.record).pending

describe('an agent asks for a file', () => {
  test('with what they write, and that stands whatever else is said', () => {
    const talk = begun(people)
    talk.agent(ask)
    const { seq } = talk.record
    const asked = { messageId: `m${seq}`, text: 'A picture of the roof?', input: 'file' }
    expect(talk.events.at(-1)).toMatchObject({ author: 'agent', input: 'file' })
    expect(asks(talk)).toEqual(asked)
    talk.says('One moment')
    talk.agent(writes('No hurry'))
    talk.agent({ type: 'agent-snooze', until: talk.now + hourMs })
    expect(asks(talk)).toEqual(asked)
  })

  test('before what a flow had asked, which stands again once the flow goes on', () => {
    const talk = begun(budget)
    talk.agent(ask)
    expect(asks(talk)).toMatchObject({ input: 'file' })
    talk.agent(giveBack)
    expect(asks(talk)).toMatchObject({ text: 'Budget?' })
    expect(talk.record.fileAsked).toBeUndefined()
  })

  test('until it is closed', () => {
    const talk = begun(budget)
    talk.agent(ask)
    talk.agent(close)
    expect(asks(talk)).toBeUndefined()
  })

  test('or until they want it no more, which only the team is told', () => {
    const talk = begun(people)
    expect(() => talk.agent(withdraw)).toThrow(expect.objectContaining({ code: 'file_not_asked' }))
    talk.agent(ask)
    const { seq } = talk.record
    talk.agent(withdraw)
    expect([asks(talk), talk.record.seq]).toEqual([undefined, seq])
    expect(talk.log.at(-1)).toMatchObject({ type: 'file-withdrawn', seq, actor: 'agent:amy' })
  })

  test('but not somebody who sends files anyhow', () => {
    const { record } = begun(people)
    const talk = createTalk([flowOf('main', people)], { record: { ...record, peer: { id: '7001' } } })
    expect(() => talk.agent(ask)).toThrow(expect.objectContaining({ code: 'file_not_askable' }))
    expect(talk.turns).toEqual([])
  })
})
