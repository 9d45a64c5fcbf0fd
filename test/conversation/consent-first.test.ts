import { describe, expect, test } from 'vitest'
import { type Drawn, en, flowOf } from '../rig/flow-of.ts'
import { createTalk, type Talk } from '../rig/reference/talk.ts'
import { added } from '../rig/reference/talks.ts'

const lines: readonly Drawn[] = [
  ['start', 'start', {}, { next: 'name' }],
  ['name', 'ask', { question: en('Your name?'), saveAs: 'name' }, { answered: 'bye' }],
  ['bye', 'say', { text: en('Hello {{vars.name}}') }],
  ['word', 'keyword', { words: ['price'] }, { next: 'mail' }],
  ['mail', 'email-capture', { question: en('Your email?') }],
]
const asked = 'B May we keep what you write?'
const refused = 'B All right: then nothing is kept, and we cannot go on here. Should you change your mind, you can still agree.'

function talkWith(options: object, drawn = lines): Talk {
  const talk = createTalk([flowOf('main', drawn, { options })])
  talk.begin()
  return talk
}
const explicit = { consent: 'explicit', consentText: en('May we keep what you write?') }
const decisions = (talk: Talk): unknown[] =>
  talk.turns.flatMap(({ records }) =>
    records.flatMap(({ kind, data }) => (kind === 'consent' || kind === 'subscription' ? [data] : [])),
  )

describe('an explicit consent before all else', () => {
  test('is asked for before the flow begins, and kept with the node it stands for', () => {
    const talk = talkWith(explicit)
    expect([talk.lines, talk.nodes]).toEqual([[asked], ['option:consent']])
    expect(added(talk, () => talk.acts({ choice: 'yes' }))).toEqual(['V I agree', 'B Your name?'])
    expect(talk.turns.at(-1)?.records).toMatchObject([
      {
        kind: 'consent',
        data: { purpose: 'process', decision: 'granted' },
        origin: { flow: 'main', version: 1, node: 'option:consent' },
      },
    ])
    expect(talk.record.consents).toEqual({ process: 'granted' })
  })

  test('stays after a refusal, and may still be given', () => {
    const talk = talkWith(explicit)
    expect(added(talk, () => talk.acts({ choice: 'no' }))).toEqual(['V No, thank you', refused])
    expect(talk.record.frames[0]?.pending).toMatchObject({ consent: 'required', choices: [{ id: 'yes' }] })
    expect(added(talk, () => talk.says('Ada'))).toEqual(['V Ada', 'B Please choose: do you agree?'])
    expect(added(talk, () => talk.says('yes'))).toEqual(['V yes', 'B Your name?'])
    expect(decisions(talk)).toMatchObject([{ decision: 'refused' }, { decision: 'granted', method: 'typed' }])
  })

  test('is not gone round by what breaks in', () => {
    const talk = talkWith(explicit)
    expect(added(talk, () => talk.says('what price?'))).toEqual(['V what price?', 'B Please choose: do you agree?'])
    talk.acts({ choice: 'yes' })
    expect(added(talk, () => talk.says('what price?'))).toEqual(['V what price?', 'B Your email?'])
  })

  test('has words of its own where the flow gives none, so that older flows go on meaning what they meant', () => {
    expect(talkWith({ consent: 'explicit' }).lines).toEqual([
      'B To answer you we keep what you write here, and your name and address if you give them. Do you agree to that?',
    ])
  })

  test('is left to the flow’s own question, if it has one', () => {
    const own: readonly Drawn[] = [
      ['start', 'start', {}, { next: 'may' }],
      ['may', 'consent', { text: en('Our own words?') }, { granted: 'name' }],
      ...lines.slice(1),
    ]
    expect(talkWith(explicit, own).lines).toEqual(['B Our own words?'])
  })
})

test('on the ground of legitimate interest it is told, and the flow goes on at once', () => {
  const talk = talkWith({ consent: 'legitimate', consentText: en('We keep what you write.') })
  expect(talk.lines).toEqual(['B We keep what you write.', 'B Your name?'])
  expect(decisions(talk)).toMatchObject([{ purpose: 'process', decision: 'informed', method: 'notice' }])
})

describe('the box for mail', () => {
  const box = { communicate: { type: 'news', text: en('News by mail?'), label: en('Send me news') } }

  test('is offered unticked and answered as a box', () => {
    const talk = talkWith({ ...explicit, ...box })
    talk.acts({ choice: 'yes' })
    expect(talk.record.frames[0]?.pending).toMatchObject({
      consent: 'box',
      choices: [{ id: 'yes', label: 'Send me news' }, { id: 'no' }],
    })
    expect(added(talk, () => talk.acts({ text: 'Send me news', fields: { agree: true } }))).toEqual([
      'V Send me news',
      'B Your name?',
    ])
    expect(decisions(talk).at(-1)).toMatchObject({
      type: 'news',
      decision: 'granted',
      method: 'checkbox',
      answer: 'Send me news',
    })
  })

  test('holds nobody up: left unticked or passed over, the flow goes on', () => {
    const left = talkWith(box)
    expect(added(left, () => left.acts({ text: 'Continue', fields: { agree: false } }))).toEqual(['V Continue', 'B Your name?'])
    expect(left.record.consents).toEqual({ 'subscription:news': 'refused' })
    const over = talkWith(box)
    expect(added(over, () => over.says('how much is it'))).toEqual(['V how much is it', 'B Your name?'])
    expect(decisions(over)).toEqual([])
  })
})

test('a flow that cannot go on says what its author wants said', () => {
  const talk = talkWith({ errorText: en('Something went wrong; a person will answer.') }, [
    ['start', 'start', {}, { next: 'ask' }],
    ['ask', 'ask', { question: en('Your name?') }, { answered: 'gone' }],
    ['gone', 'gone', {}],
  ])
  expect(added(talk, () => talk.says('Ada'))).toEqual(['V Ada', '· open queue', 'B Something went wrong; a person will answer.'])
})
