import { describe, expect, it } from 'vitest'
import type { ChatState, Outgoing } from '../../../plugins/website/widget/chat/contract.ts'
import type { Config } from '../../../plugins/website/widget/contract.ts'
import { createReporter } from '../../../plugins/website/widget/panel/report-changes.ts'
import type { ConversationView } from '../../../runtime/api/contract.ts'

const calm: ChatState = { line: 'online', loaded: true, entries: [], liveFrom: 1, outgoing: [], unread: 0 }
const open: ConversationView = { id: 'c1', status: 'open', owner: 'bot', flow: 'f', version: 1, language: 'en' }
const askingEmail: ConversationView = { ...open, pending: { messageId: 'm1', text: 'Your email?', input: 'email' } }
const out = (clientMsgId: string, text: string): Outgoing => ({
  clientMsgId,
  act: { text },
  at: 0,
  label: text,
  state: 'sending',
})

function listen(greeting: Config['greeting'] = []) {
  const told: string[] = []
  const reporter = createReporter({
    emit: (event, payload) => {
      const { conversationId } = Object(Object(payload).conversation)
      told.push(conversationId === undefined ? event : `${event} ${conversationId}`)
    },
    unread: count => told.push(`unread ${count}`),
  })
  const hear = (...states: readonly Partial<ChatState>[]): readonly string[] => {
    for (const state of states) reporter.heard({ ...calm, ...state }, greeting)
    return told.splice(0)
  }
  hear({})
  return { ...reporter, hear }
}

describe('a conversation', () => {
  it('has started when what was written without one has arrived, once', () => {
    const { hear } = listen()
    expect(hear({ outgoing: [out('a', 'Hi'), out('b', 'there')] })).toEqual([])
    expect(hear({ conversation: open, outgoing: [out('b', 'there')] })).toEqual([
      'conversationStarted c1',
      'userSelectedThread c1',
    ])
    expect(hear({ conversation: open })).toEqual([])
  })

  it('has not started here when it was there, or began in another tab', () => {
    const { hear } = listen()
    expect(hear({ conversation: open })).toEqual([])
    expect(hear({ conversation: open, outgoing: [out('a', 'Hi')] }, { conversation: open })).toEqual([])
  })

  it('has started though the line broke before that was confirmed', () => {
    const { hear } = listen()
    expect(hear({ outgoing: [out('a', 'Hi')] }, { conversation: open, outgoing: [out('a', 'Hi')] })).toEqual([])
    expect(hear({ conversation: open })).toEqual(['conversationStarted c1', 'userSelectedThread c1'])
  })

  it('has not started by what the visitor took back, or looks away from', () => {
    const one = listen()
    one.hear({ outgoing: [out('a', 'Hi')] })
    one.discarded('a')
    expect(one.hear({ conversation: open })).toEqual([])
    const two = listen()
    two.hear({ outgoing: [out('a', 'Hi')] })
    two.switched()
    expect(two.hear({ conversation: { ...open, id: 'c2' } })).toEqual([])
  })

  it('is closed when it closes before the visitor’s eyes, not when it is found closed', () => {
    const { hear } = listen()
    const closed: ConversationView = { ...open, status: 'closed' }
    expect(hear({ conversation: closed })).toEqual([])
    expect(hear({ conversation: { ...open, id: 'c2' } }, { conversation: { ...closed, id: 'c2' } })).toEqual([
      'conversationClosed c2',
    ])
  })
})

describe('an email', () => {
  const answer = [out('a', 'ada@example.com')]

  it('is accepted when it answered a question for one, has arrived, and is no longer asked for', () => {
    const { hear } = listen()
    expect(hear({ conversation: askingEmail }, { conversation: askingEmail, outgoing: answer }, { conversation: open })).toEqual([
      'contactAssociated',
    ])
  })

  it('is not accepted while the question stands, when nobody asked, or when it is none', () => {
    const asked = listen()
    asked.hear({ conversation: askingEmail }, { conversation: askingEmail, outgoing: answer })
    expect(asked.hear({ conversation: askingEmail })).toEqual([])
    const unasked = listen()
    expect(unasked.hear({ conversation: open, outgoing: answer }, { conversation: open })).toEqual([])
    const skipped = listen()
    skipped.hear({ conversation: askingEmail, outgoing: [out('a', 'no thanks')] })
    expect(skipped.hear({ conversation: open })).toEqual([])
  })

  it('may answer the greeting, before there is a conversation', () => {
    const { hear } = listen([{ text: 'Your email?', input: 'email' }])
    expect(hear({ outgoing: answer }, { conversation: open })).toEqual([
      'conversationStarted c1',
      'userSelectedThread c1',
      'contactAssociated',
    ])
  })
})

it('the number of unread conversations is told when it changes', () => {
  const { hear } = listen()
  expect(hear({ unread: 2 }, { unread: 2 }, { unread: 0 })).toEqual(['unread 2', 'unread 0'])
})
