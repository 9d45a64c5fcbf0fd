import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { play } from '../../plugins/kit/index.ts'
import { survey } from '../../plugins/survey/index.ts'

type Config = z.input<typeof survey.config>
const surveyed = (config: Config, given: Parameters<typeof play>[2] = {}) => play(survey, config, given)
const problems = (config: unknown): string[] =>
  (survey.config.safeParse(config).error?.issues ?? []).map(({ path }) => path.join('.'))
const question = { en: 'Which part?' }
const why = { en: 'What went wrong?' }

describe('a score', () => {
  it.each([
    ['csat', 1, 5, 'Very unsatisfied', 'Very satisfied'],
    ['nps', 0, 10, 'Not at all likely', 'Very likely'],
    ['ces', 1, 7, 'Very difficult', 'Very easy'],
  ] as const)('of %s is asked from %i to %i, with words at both ends', (kind, from, to, low, high) => {
    const [asked] = surveyed({ questions: [{ id: 'q', kind }] }).messages
    const steps = asked?.choices?.filter(({ id }) => id !== 'skip') ?? []
    expect(asked?.input).toBe('rating')
    expect(steps.map(({ id }) => Number(id))).toEqual(Array.from({ length: to - from + 1 }, (_, at) => from + at))
    expect(steps.flatMap(({ means }) => means ?? [])).toEqual([low, high])
  })

  it('is kept with all that a report asks for, whether it is picked, written or sent by a form', () => {
    const answers = [{ choice: '0' }, '0', ' 0 ', { text: 'zero', fields: { value: 0 } }]
    for (const answer of answers) {
      const scene = surveyed({ survey: 'after', questions: [{ id: 'nps', kind: 'nps' }], saveAs: 'score' })
      scene.hear(answer)
      expect(scene.records).toEqual([
        {
          kind: 'survey',
          data: {
            survey: 'after',
            question: 'nps',
            asked: 'How likely are you to recommend us to a friend or colleague?',
            kind: 'nps',
            score: 0,
            of: 10,
          },
        },
      ])
      expect([scene.port, scene.vars, scene.said.at(-1)]).toEqual(['answered', { score: 0 }, 'Thank you for your answer!'])
    }
  })

  it.each(['11', '-1', '2.5', 'very', '6 or 7'])('is asked for once more after "%s", and then let go', answer => {
    const scene = surveyed({ questions: [{ id: 'nps', kind: 'nps' }] })
    scene.hear(answer)
    expect([scene.port, scene.said.at(-1)]).toEqual([null, 'Please pick a number from 0 to 10.'])
    scene.hear(answer)
    expect([scene.port, scene.records]).toEqual(['skipped', []])
  })

  it('may have an end of its own, words of its own, and no name for its ends', () => {
    const [asked] = surveyed({ questions: [{ id: 'q', kind: 'rating', question, max: 3 }], skip: false }).messages
    expect(asked).toEqual({
      text: 'Which part?',
      input: 'rating',
      choices: ['1', '2', '3'].map(step => ({ id: step, label: step })),
    })
    const [worded] = surveyed(
      { questions: [{ id: 'q', question, high: { en: 'Great', nl: 'Top' } }] },
      { language: 'nl' },
    ).messages
    expect([worded?.text, worded?.choices?.at(4)?.means]).toEqual(['Which part?', 'Top'])
  })
})

describe('what follows on a score', () => {
  const questions: Config['questions'] = [
    {
      id: 'csat',
      followUps: [
        { to: 2, question: why },
        { from: 5, question: { en: 'What was best?' } },
      ],
    },
  ]

  it.each([
    ['1', 'What went wrong?'],
    ['5', 'What was best?'],
  ])('depends on it: %s', (score, text) => {
    const scene = surveyed({ questions })
    scene.hear(score)
    expect(scene.messages.at(-1)).toMatchObject({ text, input: 'text', choices: [{ id: 'skip', label: 'Skip' }] })
    scene.hear('  the wait ')
    expect(scene.records.at(-1)?.data).toEqual({
      survey: 'survey',
      question: 'csat',
      asked: text,
      kind: 'comment',
      score: Number(score),
      text: 'the wait',
    })
    expect(scene.port).toBe('answered')
  })

  it('is nothing where no words are for it, and can be skipped: the score counts already', () => {
    const scene = surveyed({ questions })
    scene.hear('3')
    expect([scene.port, scene.records.length]).toEqual(['answered', 1])
    const other = surveyed({ questions })
    other.hear('1')
    other.hear({ choice: 'skip' })
    expect([other.port, other.records.length]).toEqual(['answered', 1])
  })
})

describe('several questions', () => {
  const questions: Config['questions'] = [
    { id: 'csat' },
    { id: 'part', kind: 'choice', question, choices: [{ id: 'speed', label: { en: 'Speed', nl: 'Snelheid' } }] },
    { id: 'more', kind: 'text', question: { en: 'Anything else?' } },
  ]

  it('are asked in order, and each answer is kept at once', () => {
    const scene = surveyed({ questions }, { language: 'nl' })
    scene.hear('4')
    scene.hear('snelheid')
    expect(scene.records.map(({ data }) => data)).toMatchObject([
      { question: 'csat', score: 4, of: 5 },
      { question: 'part', kind: 'choice', choice: 'speed', text: 'Snelheid' },
    ])
    scene.hear('Nee hoor')
    expect(scene.records.at(-1)?.data).toMatchObject({ question: 'more', kind: 'text', text: 'Nee hoor' })
    expect([scene.port, scene.said]).toEqual([
      'answered',
      ['Hoe tevreden ben je over dit gesprek?', 'Which part?', 'Anything else?', 'Bedankt voor je antwoord!'],
    ])
  })

  it('can each be skipped, by the button or its word; who skips all has skipped it, without thanks', () => {
    const scene = surveyed({ questions })
    for (const skips of [{ choice: 'skip' }, 'skip', ' SKIP ']) scene.hear(skips)
    expect([scene.port, scene.records, scene.said.length]).toEqual(['skipped', [], 3])
  })

  it('have a number for that among answers, where these are listed in words', () => {
    const choices = ['a', 'b'].map(id => ({ id, label: { en: id } }))
    const scene = surveyed({ questions: [{ id: 'q', kind: 'choice', question, choices }] })
    scene.hear('3')
    expect([scene.port, scene.records]).toEqual(['skipped', []])
  })

  it('cannot be skipped where the author says so: "skip" is an answer like another', () => {
    const scene = surveyed({ questions: [{ id: 'more', kind: 'text', question }], skip: false })
    expect(scene.messages).toEqual([{ text: 'Which part?', input: 'text' }])
    scene.hear('skip')
    expect(scene.records[0]?.data).toMatchObject({ text: 'skip' })
  })

  it('end when the visitor turns to something else, in silence', () => {
    const [none, some] = [surveyed({ questions }), surveyed({ questions })]
    none.skip('wait, one more thing')
    some.hear('5')
    some.skip('wait')
    expect([none.port, some.port, some.said.length]).toEqual(['skipped', 'answered', 2])
  })

  it('end when nobody answers for a while; each question has its own while', () => {
    const scene = surveyed({ questions, patience: 60_000 })
    const before = scene.now
    scene.wake()
    expect([scene.port, scene.now - before]).toEqual(['no-reply', 60_000])
    const some = surveyed({ questions, patience: 60_000 })
    some.hear('5')
    expect(some.wakes).toHaveLength(1)
    some.wake()
    expect(some.port).toBe('answered')
  })
})

it('comes to an end after two tries at each question, whatever is said, and keeps nothing that is off its scale', () => {
  const kinds = fc.constantFrom('csat', 'nps', 'ces', 'rating', 'choice', 'text')
  const choices = [{ id: 'speed', label: { en: 'Speed' } }]
  const followUps = fc.subarray([{ to: 4, question: why }, { from: 9, question: why }, { question: why }])
  const anySaid = fc.oneof(
    fc.constantFrom('', ' ', 'skip', 'speed', '0', '5', '7', '10', '11', '-3', '1e9', '4.5', 'five'),
    fc.constantFrom('skip', 'speed', '3', '99', 'nothing').map(choice => ({ text: choice, choice })),
    fc.constantFrom(3, 99, Number.NaN, 'x').map(value => ({ text: 'form', fields: { value } })),
    fc.string(),
  )
  const anyCase = fc.record({
    drawn: fc.array(fc.record({ kind: kinds, followUps }), { minLength: 1, maxLength: 3 }),
    skip: fc.boolean(),
    says: fc.array(anySaid, { minLength: 12, maxLength: 12 }),
  })
  fc.assert(
    fc.property(anyCase, ({ drawn, skip, says }) => {
      const scene = surveyed({ skip, questions: drawn.map((about, at) => ({ ...about, id: `q${at}`, question, choices })) })
      for (const said of says) if (scene.port === null) scene.hear(said)
      expect(scene.port).not.toBeNull()
      expect(scene.port === 'skipped').toBe(scene.records.length === 0)
      for (const { data } of scene.records) {
        if (!('score' in data) || data.score === undefined || data.of === undefined) continue
        expect(Number.isInteger(data.score) && data.score >= 0 && data.score <= data.of).toBe(true)
      }
    }),
  )
})

it('asks how satisfied the visitor is when its author says nothing more', () => {
  const scene = surveyed({})
  expect(scene.said).toEqual(['How satisfied are you with this conversation?'])
})

it('names what its author has to correct', () => {
  expect(problems({ questions: [] })).toEqual(['questions'])
  expect(problems({ questions: [{ id: 'a' }, { id: 'a' }] })).toEqual(['questions'])
  expect(problems({ questions: [{ id: 'a', kind: 'rating' }] })).toEqual(['questions.0.question'])
  expect(problems({ questions: [{ id: 'a', kind: 'text', question: { en: ' ' } }] })).toEqual(['questions.0.question'])
  expect(problems({ questions: [{ id: 'a', kind: 'choice', question }] })).toEqual(['questions.0.choices'])
  const skip = [{ id: 'skip', label: { en: 'Skip' } }]
  expect(problems({ questions: [{ id: 'a', kind: 'choice', question, choices: skip }] })).toEqual(['questions.0.choices'])
  expect(problems({ questions: [{ id: 'a', followUps: [{ from: 4, to: 2, question }] }] })).toEqual([
    'questions.0.followUps.0.to',
  ])
})
