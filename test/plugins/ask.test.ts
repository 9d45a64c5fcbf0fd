import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { ask } from '../../plugins/ask/index.ts'
import { play, testAction } from '../../plugins/kit/index.ts'

type Config = z.input<typeof ask.config>
const question = { en: 'What is it?' }
const asked = (config: Omit<Config, 'question'>, given: Parameters<typeof play>[2] = {}) =>
  play(ask, { question, saveAs: 'it', ...config }, given)

const plans = [
  { id: 'basic', label: { en: 'Basic', nl: 'Basis' } },
  { id: 'pro', label: { en: 'Pro, with support', nl: 'Pro' } },
  { id: 'big', label: { en: 'Big one', nl: 'De grote' } },
]

it('fits the contract of the kit in all four languages', () => {
  const problems = testAction(
    ask,
    [
      { config: { question, saveAs: 'name', property: 'firstName' }, hear: ['Ada'] },
      {
        config: { question, kind: 'choice', choices: plans, patience: 1_000 },
        hear: ['what?', { type: 'wake', name: 'patience' }],
      },
      { config: { question, collect: 1_000 }, hear: ['a', 'b', { type: 'wake', name: 'collect' }] },
    ],
    { languages: ['en', 'nl', 'de', 'da'] },
  )
  expect(problems).toEqual([])
})

describe('a question', () => {
  it('is asked with the field it is answered in, and stays', () => {
    const scene = asked({})
    expect(scene.messages).toEqual([{ text: 'What is it?', input: 'text' }])
    expect([scene.port, scene.wakes]).toEqual([null, []])
  })

  it('saves its answer to a variable and to the contact', () => {
    const scene = asked({ property: 'firstName' })
    scene.hear('  Ada ')
    expect([scene.port, scene.vars, scene.contact]).toEqual(['answered', { it: 'Ada' }, { firstName: 'Ada' }])
  })

  it('needs a text, and choices where one is to be picked', () => {
    const problems = (config: Config) => ask.config.safeParse(config).error?.issues.map(issue => issue.path.join('.'))
    expect(problems({ question: {} })).toEqual(['question'])
    expect(problems({ question, kind: 'choice' })).toEqual(['choices'])
    expect(problems({ question, kind: 'choice', choices: [{ id: 'dont-know', label: {} }] })).toEqual(['choices'])
    expect(problems({ question, kind: 'number', min: 2, max: 1 })).toEqual(['max'])
    expect(problems({ question, kind: 'rating', max: 7 })).toEqual(['max'])
    expect(problems({ question, kind: 'date', earliest: '2026-02-30' })).toEqual(['earliest'])
    expect(problems({ question, kind: 'date', earliest: '2026-02-03', latest: '2026-02-02' })).toEqual(['latest'])
    expect(problems({ question, kind: 'time', earliest: '9:00' })).toEqual(['earliest'])
    expect(problems({ question, kind: 'time', latest: '24:00' })).toEqual(['latest'])
    expect(problems({ question, kind: 'time', earliest: 'today' })).toEqual(['earliest'])
    expect(problems({ question, kind: 'time', earliest: '17:00', latest: '09:00' })).toEqual(['latest'])
    expect(problems({ question, kind: 'date', latest: '09:00' })).toEqual(['latest'])
    expect(problems({ question, pattern: '(' })).toEqual(['pattern'])
  })
})

describe('an answer is saved as what it is', () => {
  it.each<[Omit<Config, 'question'>, string, unknown]>([
    [{ kind: 'text', min: 2, max: 5 }, 'Ada', 'Ada'],
    [{ kind: 'text', pattern: '^[a-z]{2}\\d+$' }, 'AB12', 'AB12'],
    [{ kind: 'email' }, 'it is Ada@Corp.com', 'Ada@corp.com'],
    [{ kind: 'phone' }, '+31 6 1234 5678', '+31612345678'],
    [{ kind: 'url' }, 'corp.com', 'https://corp.com/'],
    [{ kind: 'number' }, '1,500.5', 1500.5],
    [{ kind: 'date' }, 'tomorrow', '2026-01-06'],
    [{ kind: 'time', earliest: '09:30', latest: '17:00' }, 'kl. 9.30', '09:30'],
    [{ kind: 'time', earliest: '09:30', latest: '17:00' }, '5 pm', '17:00'],
    [{ kind: 'yes-no' }, 'sure', true],
    [{ kind: 'yes-no' }, 'Nope', false],
    [{ kind: 'rating' }, '4', 4],
    [{ kind: 'rating', max: 10 }, '10', 10],
    [{ kind: 'choices', choices: plans }, '1, 3', ['basic', 'big']],
    [{ kind: 'choices', choices: plans }, '3 1', ['basic', 'big']],
    [{ kind: 'choices', choices: plans }, 'basic and big one', ['basic', 'big']],
    [{ kind: 'choices', choices: plans }, 'pro, with support', ['pro']],
    [{ kind: 'choice', choices: plans }, 'big ONE', 'big'],
    [{ kind: 'choice', choices: plans }, '2', 'pro'],
  ])('%j "%s"', (config, text, value) => {
    const scene = asked(config, { connected: [] })
    scene.hear(text)
    expect([scene.port, scene.vars.it]).toEqual(['answered', value])
  })

  it('also when a form sends it as a value', () => {
    for (const [kind, value, saved] of [
      ['number', 5, 5],
      ['rating', 3, 3],
      ['date', '2026-03-31', '2026-03-31'],
      ['time', '14:30', '14:30'],
      ['choices', ['big', 'basic'], ['basic', 'big']],
      ['yes-no', false, false],
    ] as const) {
      const scene = asked({ kind, choices: plans }, { connected: [] })
      scene.hear({ text: '?', fields: { value } })
      expect([scene.port, scene.vars.it]).toEqual(['answered', saved])
    }
  })
})

describe('an answer that does not fit', () => {
  it.each<[Omit<Config, 'question'>, string, string]>([
    [{ kind: 'text' }, '  ', 'I did not understand that, once more?'],
    [{ kind: 'text', min: 2 }, 'a', 'A little more, please: at least 2 characters.'],
    [{ kind: 'text', max: 2 }, 'abc', 'A little shorter, please: at most 2 characters.'],
    [{ kind: 'text', pattern: '^\\d+$' }, '12a', 'I did not understand that, once more?'],
    [{ kind: 'email' }, 'nope', 'That does not look like an email, once more?'],
    [{ kind: 'email', pattern: '@corp\\.com$' }, 'ada@else.com', 'That does not look like an email, once more?'],
    [{ kind: 'phone' }, '12', 'That does not look like a phone number, once more?'],
    [{ kind: 'url' }, 'no', 'That does not look like a web address, once more?'],
    [{ kind: 'number' }, 'many', 'That does not look like a number, once more?'],
    [{ kind: 'number', min: 3 }, '2', 'It cannot be less than 3, once more?'],
    [{ kind: 'number', max: 3 }, '4', 'It cannot be more than 3, once more?'],
    [{ kind: 'date' }, '31-02-2026', 'That does not look like a date. Try it like 31-12-2026?'],
    [{ kind: 'date', earliest: 'today' }, '2026-01-04', 'That day is too early: January 5, 2026 is the first.'],
    [{ kind: 'date', latest: '2026-02-01' }, '2026-02-02', 'That day is too late: February 1, 2026 is the last.'],
    [{ kind: 'time' }, 'half nine', 'That does not look like a time. Try it like 14:30?'],
    [{ kind: 'time', earliest: '09:00' }, '8:59', 'That is too early: 09:00 is the first.'],
    [{ kind: 'time', latest: '17:00' }, '17:01', 'That is too late: 17:00 is the last.'],
    [{ kind: 'file' }, 'I have it here.pdf', 'Please attach a file.'],
    [{ kind: 'yes-no' }, 'perhaps', 'Is that a yes or a no?'],
    [{ kind: 'rating' }, '6', 'Please give a number from 1 to 5.'],
    [{ kind: 'rating' }, '2.5', 'Please give a number from 1 to 5.'],
    [{ kind: 'choice', choices: plans }, 'cheap', 'Please pick one of these.'],
    [{ kind: 'choices', choices: plans }, '1, cheap', 'Please pick from these.'],
    [{ kind: 'choices', choices: plans, min: 2 }, '1', 'Please pick at least 2.'],
    [{ kind: 'choices', choices: plans, max: 1 }, '1,2', 'Please pick at most 1.'],
  ])('is asked again: %j "%s"', (config, text, said) => {
    const scene = asked(config)
    scene.hear(text)
    const [first, again] = scene.messages
    expect([scene.port, scene.said.at(-1), scene.vars]).toEqual([null, said, {}])
    // The question stays pending: the same field, the same buttons.
    expect([again?.input, again?.choices]).toEqual([first?.input, first?.choices])
  })

  it('is asked again twice, then it leaves', () => {
    const scene = asked({ kind: 'email' })
    for (const text of ['a', 'b', 'c']) scene.hear(text)
    expect([scene.port, scene.said.length, scene.vars]).toEqual(['invalid', 3, {}])
  })

  it('leaves at once when nothing is to be asked again', () => {
    const scene = asked({ kind: 'number', retries: 0 })
    scene.hear('many')
    expect(scene.port).toBe('invalid')
  })

  it('leaves by "answered" with its own words where choices were offered and "invalid" leads nowhere', () => {
    const scene = asked({ kind: 'choice', choices: plans, retries: 0 }, { connected: ['answered'] })
    scene.hear('the big one ')
    expect([scene.port, scene.vars.it]).toEqual(['answered', 'the big one'])
  })

  it('that reads like the id of a choice is no choice', () => {
    const scene = asked({ kind: 'choice', choices: plans, retries: 0 }, { connected: ['answered', 'choice:pro'] })
    scene.hear('pro')
    expect([scene.port, scene.vars.it]).toEqual(['answered', 'pro'])
  })
})

describe('a choice', () => {
  it('is offered in the language of the visitor', () => {
    const scene = asked({ kind: 'choice', choices: plans }, { language: 'nl' })
    expect(scene.messages[0]).toMatchObject({ input: 'choice', choices: [{ id: 'basic', label: 'Basis' }, { label: 'Pro' }, {}] })
    scene.hear('de grote')
    expect(scene.port).toBe('choice:big')
  })

  it('leaves by its own way when one is drawn', () => {
    const picked = asked({ kind: 'choice', choices: plans }, { connected: ['choice:pro'] })
    picked.hear({ choice: 'pro' })
    expect([picked.port, picked.vars.it]).toEqual(['choice:pro', 'pro'])
    const other = asked({ kind: 'choice', choices: plans }, { connected: ['choice:pro'] })
    other.hear({ choice: 'big' })
    expect([other.port, other.vars.it]).toEqual(['answered', 'big'])
  })

  it('of several leaves by the first way that is drawn', () => {
    const scene = asked({ kind: 'choices', choices: plans }, { connected: ['choice:big'] })
    expect(scene.messages[0]?.input).toBe('choices')
    scene.hear({ choice: ['basic', 'big'] })
    expect([scene.port, scene.vars.it]).toEqual(['choice:big', ['basic', 'big']])
  })

  it('of yes and no, and a rating, are buttons too', () => {
    const yesNo = asked({ kind: 'yes-no' }, { language: 'de' })
    expect(yesNo.messages[0]).toMatchObject({
      input: 'choice',
      choices: [
        { id: 'yes', label: 'Ja' },
        { id: 'no', label: 'Nein' },
      ],
    })
    yesNo.hear({ choice: 'no' })
    expect(yesNo.vars.it).toBe(false)
    const rating = asked({ kind: 'rating' })
    expect(rating.messages[0]).toMatchObject({
      input: 'rating',
      choices: ['1', '2', '3', '4', '5'].map(id => ({ id, label: id })),
    })
    rating.hear({ choice: '4' })
    expect(rating.vars.it).toBe(4)
  })
})

describe('"I don\'t know"', () => {
  it.each(['text', 'number', 'choice', 'choices', 'rating', 'yes-no'] as const)('can be picked or said: %s', kind => {
    for (const answer of [{ choice: 'dont-know' }, "i don't know"]) {
      const scene = asked({ kind, choices: plans, dontKnow: true })
      expect(scene.messages[0]?.choices?.at(-1)).toEqual({ id: 'dont-know', label: "I don't know" })
      scene.hear(answer)
      expect([scene.port, scene.vars]).toEqual(['answered', { it: null }])
    }
  })

  it('has a number in a list, and none elsewhere', () => {
    const listed = asked({ kind: 'choice', choices: plans, dontKnow: true })
    listed.hear('4')
    expect(listed.vars).toEqual({ it: null })
    const counted = asked({ kind: 'number', dontKnow: true })
    counted.hear('1')
    expect(counted.vars).toEqual({ it: 1 })
  })
})

describe('a file', () => {
  it('is saved by its id, whatever is written beside it, and nothing waits for more', () => {
    for (const text of ['cv.pdf', 'Here is my CV']) {
      const scene = asked({ kind: 'file', collect: 3_000 })
      expect(scene.messages[0]).toEqual({ text: 'What is it?', input: 'file' })
      scene.hear({ text, fileId: 'f1' })
      expect([scene.port, scene.vars]).toEqual(['answered', { it: 'f1' }])
    }
  })

  it('need not be there for those who have none', () => {
    const scene = asked({ kind: 'file', dontKnow: true })
    scene.hear({ choice: 'dont-know' })
    expect([scene.port, scene.vars]).toEqual(['answered', { it: null }])
    const stubborn = asked({ kind: 'file', retries: 0 })
    stubborn.hear('no')
    expect([stubborn.port, stubborn.vars]).toEqual(['invalid', {}])
  })
})

describe('patience', () => {
  it('runs out', () => {
    const scene = asked({ patience: 60_000 })
    expect(scene.wakes).toMatchObject([{ name: 'patience', when: { afterMs: 60_000 } }])
    scene.wake('patience')
    expect([scene.port, scene.said.length]).toEqual(['no-reply', 1])
  })

  it('begins anew with each time it is asked', () => {
    const scene = asked({ kind: 'email', patience: 60_000 }, { now: 0 })
    scene.now = 50_000
    scene.hear('nope')
    expect(scene.wakes).toMatchObject([{ name: 'patience', due: 110_000 }])
  })
})

describe('collecting', () => {
  it('takes the messages within a window as one answer', () => {
    const scene = asked({ collect: 3_000, patience: 60_000 }, { now: 0 })
    scene.hear('My printer')
    scene.now = 2_000
    scene.hear('is on fire')
    expect(scene.wakes).toMatchObject([{ name: 'collect', due: 5_000 }])
    scene.wake('collect')
    expect([scene.port, scene.vars.it]).toEqual(['answered', 'My printer\nis on fire'])
  })

  it('begins anew when the answer did not fit', () => {
    const scene = asked({ kind: 'email', collect: 3_000, patience: 60_000 })
    scene.hear('hm')
    scene.wake('collect')
    expect([scene.port, scene.said.length, scene.wakes.map(wake => wake.name)]).toEqual([null, 2, ['patience']])
    scene.hear('my mail is')
    scene.hear('ada@corp.com')
    scene.wake('collect')
    expect([scene.port, scene.vars.it]).toEqual(['answered', 'ada@corp.com'])
  })

  it('does not hold up what is picked', () => {
    const scene = asked({ kind: 'choice', choices: plans, collect: 3_000 }, { connected: [] })
    scene.hear('hm')
    scene.hear({ choice: 'pro' })
    expect([scene.port, scene.vars.it]).toEqual(['answered', 'pro'])
  })

  it('ends after twenty messages', () => {
    const scene = asked({ collect: 3_000 })
    for (let at = 0; at < 20; at += 1) scene.hear(`${at}`)
    expect(scene.port).toBe('answered')
  })
})
