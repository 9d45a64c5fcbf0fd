import { expect, it } from 'vitest'
import { check } from '../../runtime/flow/check/check.ts'
import { problemCodes } from '../../runtime/flow/check/problem.ts'
import { translate } from '../../runtime/locale/translate.ts'
import { loadPlugins } from '../../runtime/plugins/load-plugins.ts'
import { drawn } from '../rig/drawn.ts'
import type { Drawn } from '../rig/flow-of.ts'

const { declarations } = await loadPlugins()

const lines = (question: string): readonly Drawn[] => [
  ['start', 'start', {}, { next: 'hello' }],
  ['hello', 'say', { text: { en: 'Hello' }, parts: [{ type: 'card', title: { en: 'A card' } }] }, { next: 'plan' }],
  [
    'plan',
    'ask',
    {
      question: { en: question },
      kind: 'choice',
      choices: [
        { id: 'basic', label: { en: 'Basic' } },
        { id: 'pro', label: { en: 'Pro' } },
      ],
      saveAs: 'plan',
      patience: 60_000,
    },
    { 'choice:pro': 'email', answered: 'end', 'no-reply': 'end', invalid: 'end' },
  ],
  [
    'email',
    'email-capture',
    { question: { en: 'Your email, for the plan {{vars.plan}}?' }, patience: 60_000 },
    { captured: 'set', skipped: 'end', failed: 'end', 'no-reply': 'end' },
  ],
  ['set', 'set', { property: 'plan', to: { how: 'template', text: '{{vars.plan}}' } }, { next: 'end' }],
  ['end', 'close'],
  ['word', 'keyword', { words: ['hours'] }, { next: 'hours' }],
  ['hours', 'say', { text: { en: 'Nine to five' } }, { next: 'back' }],
  ['back', 'return'],
]

it('has nothing to say of a flow of the built-in actions that is right', () => {
  expect(check(drawn(lines('Which plan?')), declarations, { flows: new Map() })).toEqual([])
})

it('knows what the built-in actions store and read', () => {
  const flow = drawn(lines('Still {{vars.plan}}?'), { options: { consent: 'explicit' } })
  const found = check(flow, declarations, { flows: new Map() })
  expect(found.map(({ code, node }) => `${code} ${node}`)).toEqual([
    'stored_before_consent email',
    'stored_before_consent set',
    'variable_unset plan',
  ])
  expect(found[1]).toMatchObject({ params: { kinds: 'plan' }, witness: ['start', 'hello', 'plan', 'email', 'set'] })
})

it('is said in words', () => {
  for (const code of Object.keys(problemCodes))
    expect(translate(`problems.${code}`, { count: 2 }, ['nl'])).not.toContain('problems.')
})
