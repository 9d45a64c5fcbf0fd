import { expect, it } from 'vitest'
import { check } from '../../runtime/flow/check/check.ts'
import { parseFlow } from '../../runtime/flow/parse-flow.ts'
import { type Drawn, en, flowOf } from '../rig/flow-of.ts'
import { declarations } from '../rig/reference/talk.ts'

const bare: readonly Drawn[] = [
  ['start', 'start', {}, { next: 'bye' }],
  ['bye', 'close', { farewell: { en: 'Bye', nl: 'Dag' } }],
]
const problems = (survey: unknown, lines = bare): readonly object[] =>
  check(parseFlow(flowOf('main', lines, { languages: ['en', 'nl'], options: { survey } })), declarations)

it('has nothing to say of a survey at the end that is right', () => {
  expect(problems({})).toEqual([])
  expect(problems({ config: { survey: 'after', questions: [{ id: 'nps', kind: 'nps' }] } })).toEqual([])
})

it('names what is wrong with it where its author filled it in', () => {
  expect(problems({ config: { questions: [{ id: 'q', kind: 'text' }] } })).toMatchObject([
    { code: 'invalid_config', severity: 'error', field: 'options.survey.config.questions.0.question' },
  ])
  expect(problems({ config: { question: 1 } })).toMatchObject([
    { code: 'config_unknown', field: 'options.survey.config.question' },
  ])
  expect(problems({ phrases: { thanks: en('Thanks {{nothing}}') } })).toMatchObject([
    { code: 'slot_malformed', field: 'options.survey.phrases.thanks.en' },
    { code: 'translation_missing', field: 'options.survey.phrases.thanks', params: { languages: 'nl' } },
  ])
})

it('warns that a flow with an end of its own never puts it', () => {
  const end: readonly Drawn[] = [
    ['own-end', 'closed', {}, { next: 'thanks' }],
    ['thanks', 'close', { farewell: { en: 'Thanks', nl: 'Dank' } }],
  ]
  expect(problems({}, [...bare, ...end])).toEqual([{ code: 'survey_ignored', severity: 'warning', node: 'own-end', params: {} }])
})

it('cannot be mistaken for a node that an author drew', () => {
  const taken: readonly Drawn[] = [
    ['start', 'start', {}, { next: 'option:survey' }],
    ['option:survey', 'close', {}],
  ]
  expect(() => parseFlow(flowOf('main', taken))).toThrow(expect.objectContaining({ code: 'flow_invalid' }))
})
