import { expect, it } from 'vitest'
import { check } from '../../runtime/flow/check/check.ts'
import { parseFlow } from '../../runtime/flow/parse-flow.ts'
import { type Drawn, en, flowOf } from '../rig/flow-of.ts'
import { declarations } from '../rig/reference/talk.ts'

const lines: readonly Drawn[] = [
  ['start', 'start', {}, { next: 'email' }],
  ['email', 'email-capture', { question: { en: 'Your email?', nl: 'Je e-mail?' } }, { captured: 'bye' }],
  ['bye', 'close', { farewell: { en: 'Bye', nl: 'Dag' } }],
]
const word: Drawn = ['word', 'keyword', { words: ['price'] }, { next: 'email' }]
const problems = (options: object, drawn = lines): readonly object[] =>
  check(parseFlow(flowOf('main', drawn, { languages: ['en', 'nl'], options })), declarations)
    .filter(({ code }) => !/^unconnected|^no_reply/.test(code))
    .map(({ severity: _severity, ...problem }) => problem)

it('finds nothing stored before a consent that the option asks for, also where something breaks in', () => {
  expect(problems({ consent: 'explicit' })).toEqual([])
  expect(problems({ consent: 'explicit' }, [...lines, word])).toEqual([])
  expect(problems({ consent: 'explicit', communicate: { type: 'news' } })).toEqual([])
})

it('finds what a flow stores that asks in a place of its own, with a way to it on the canvas alone', () => {
  const own: readonly Drawn[] = [...lines, ['may', 'consent', { text: { en: 'May we?', nl: 'Mogen we?' } }, { granted: 'email' }]]
  expect(problems({ consent: 'explicit', communicate: { type: 'news' } }, own)).toMatchObject([
    { code: 'stored_before_consent', node: 'email', witness: ['start', 'email'] },
    { code: 'unreachable', node: 'may' },
  ])
  expect(problems({ consent: 'explicit', consentText: { en: 'x', nl: 'y' } }, own)).toContainEqual({
    code: 'consent_ignored',
    node: 'may',
    params: {},
  })
})

it('names what is wrong with the texts where their author filled them in', () => {
  expect(problems({ consent: 'explicit', consentText: en('') })).toMatchObject([
    { code: 'invalid_config', field: 'options.consentText' },
  ])
  expect(
    problems({ communicate: { type: 'news', text: en('News? {{nothing}}'), label: en('Yes') }, errorText: en('Oh') }),
  ).toEqual([
    expect.objectContaining({ code: 'translation_missing', field: 'options.errorText', params: { languages: 'nl' } }),
    expect.objectContaining({ code: 'slot_malformed', field: 'options.communicate.text.en' }),
    expect.objectContaining({ code: 'translation_missing', field: 'options.communicate.text', params: { languages: 'nl' } }),
    expect.objectContaining({ code: 'translation_missing', field: 'options.communicate.label', params: { languages: 'nl' } }),
  ])
  expect(problems({ errorText: en(' ') })).toMatchObject([{ code: 'option_empty', field: 'options.errorText' }])
})
