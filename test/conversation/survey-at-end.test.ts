import { describe, expect, test } from 'vitest'
import { type Drawn, en, flowOf } from '../rig/flow-of.ts'
import { createTalk, type Talk } from '../rig/reference/talk.ts'
import { added, begun, close, ended, join, people, reopen, survey, writes } from '../rig/reference/talks.ts'

const config = { survey: 'after', questions: [{ id: 'csat', followUps: [{ to: 3, question: en('Why?') }] }] }
const asked = 'B How satisfied are you with this conversation?'
const thanked = 'B Thank you for your answer!'

function surveyed(lines: readonly Drawn[]): Talk {
  const talk = createTalk([flowOf('main', lines, { options: { survey: { config } } })])
  talk.begin()
  return talk
}
const answersOf = (talk: Talk): unknown[] =>
  talk.turns.flatMap(({ records }) => records.flatMap(({ kind, data }) => (kind === 'survey' ? [data] : [])))

describe('the survey at the end', () => {
  test('is put when an agent closes, after what the flow still has to say', () => {
    const talk = surveyed(people)
    talk.agent(join)
    expect(added(talk, () => talk.agent(close))).toEqual(['· closed bot', 'B All done?', 'B Your email?'])
    expect(added(talk, () => talk.says('ada@corp.com'))).toEqual(['V ada@corp.com', 'B Bye', asked])
    expect([talk.state, talk.nodes]).toEqual(['closed tail', ['option:survey']])
    expect(added(talk, () => talk.acts({ choice: '5' }))).toEqual(['V 5', thanked])
    expect([talk.state, answersOf(talk)]).toMatchObject(['closed done', [{ survey: 'after', question: 'csat', score: 5 }]])
  })

  test('counts an answer that comes days later, and the conversation stays closed', () => {
    const talk = surveyed(ended)
    talk.agent(close)
    talk.pass(3 * 24 * 60 * 60_000)
    expect(added(talk, () => talk.says('2'))).toEqual(['V 2', 'B Why?'])
    expect(added(talk, () => talk.says('It took too long'))).toEqual(['V It took too long', thanked])
    expect([talk.state, answersOf(talk)]).toMatchObject([
      'closed done',
      [{ score: 2 }, { kind: 'comment', text: 'It took too long' }],
    ])
  })

  test('gives way to a visitor who writes something else: people have the conversation again', () => {
    const talk = surveyed(ended)
    talk.agent(close)
    expect(added(talk, () => talk.says('one more thing'))).toEqual(['V one more thing', '· open queue'])
    expect([talk.nodes, answersOf(talk)]).toEqual([[], []])
  })

  test('is put once per conversation', () => {
    const talk = surveyed(ended)
    talk.agent(close)
    talk.acts({ choice: 'skip' })
    expect(talk.state).toBe('closed done')
    talk.agent(reopen)
    talk.agent(writes('Forgot something'))
    expect(added(talk, () => talk.agent(close))).toEqual(['· closed bot'])
    expect(talk.state).toBe('closed done')
  })

  test('is put after a flow that closes by itself, and after one that has run out', () => {
    const bye: Drawn = ['hello', 'close', { farewell: en('Bye') }]
    expect(surveyed([['start', 'start', {}, { next: 'hello' }], bye]).lines).toEqual(['B Bye', '· closed bot', asked])
    const quiet = surveyed(ended)
    expect(added(quiet, () => quiet.pass(31 * 60_000))).toEqual(['· closed bot', asked])
  })

  test('is left to the flow’s own end, if it has one', () => {
    const talk = surveyed([...ended, ...survey])
    expect(added(talk, () => talk.agent(close))).toEqual(['· closed bot', 'B How was it?'])
  })

  test('says with each answer where it was asked', () => {
    const talk = surveyed(ended)
    talk.agent(close)
    talk.says('4')
    expect(talk.turns.at(-1)?.records).toMatchObject([
      { kind: 'survey', origin: { flow: 'main', version: 1, node: 'option:survey', channel: 'website', language: 'en' } },
    ])
    expect(talk.log.at(-2)).toMatchObject({ type: 'recorded', kind: 'survey', actor: 'flow:main@1/option:survey' })
  })
})

test('a conversation without the option ends as before', () => {
  const talk = begun(ended)
  talk.agent(close)
  expect(talk.state).toBe('closed done')
})
