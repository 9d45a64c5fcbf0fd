import { expect, test } from 'vitest'
import { en, flowOf } from '../rig/flow-of.ts'
import { createTalk } from '../rig/reference/talk.ts'

const minuteMs = 60_000

test('a visitor who asks for a person after the flow has ended is not closed half an hour later: the idle timer used to stay', () => {
  const talk = createTalk([
    flowOf('main', [
      ['start', 'start', {}, { next: 'hello' }],
      ['hello', 'say', { text: en('Hello') }],
      ['closed', 'closed', {}, { next: 'how' }],
      ['how', 'ask', { question: en('How was it?') }],
    ]),
  ])
  talk.begin()
  talk.asks()
  talk.pass(31 * minuteMs)
  expect(talk.lines).toEqual(['B Hello', '· open queue'])
  expect(talk.running).toEqual({})
})
