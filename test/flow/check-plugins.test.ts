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

it('takes only a consent to keep personal data for one, and only where the visitor is asked', () => {
  const stored = (consent: object, port: string): string[] => {
    const asks: readonly Drawn[] = [
      ['start', 'start', {}, { next: 'may' }],
      ['may', 'consent', { text: { en: 'May we keep it?' }, ...consent }, { [port]: 'email' }],
      ['email', 'email-capture', { question: { en: 'Your email?' } }],
      // The flow asks in a place of its own, so that the option does not.
      ['own', 'consent', { text: { en: 'May we?' } }],
    ]
    const found = check(drawn(asks, { options: { consent: 'explicit' } }), declarations, { flows: new Map() })
    return found
      .filter(({ code }) => code === 'stored_before_consent')
      .map(({ node, witness }) => `${node} by ${witness?.join(' ')}`)
  }
  expect(stored({}, 'granted')).toEqual([])
  for (const [consent, port] of [
    [{}, 'refused'],
    [{}, 'no-reply'],
    [{ basis: 'legitimate' }, 'granted'],
    [{ purpose: 'communicate' }, 'granted'],
  ] as const)
    expect(stored(consent, port)).toEqual(['email by start may email'])
})

it('knows what the built-in actions store and read', () => {
  const flow = drawn([...lines('Still {{vars.plan}}?'), ['own', 'consent', { text: { en: 'May we?' } }]], {
    options: { consent: 'explicit' },
  })
  const found = check(flow, declarations, { flows: new Map() }).filter(({ node }) => node !== 'own')
  expect(found.map(({ code, node }) => `${code} ${node}`)).toEqual([
    'stored_before_consent email',
    'stored_before_consent set',
    'variable_unset plan',
  ])
  expect(found[1]).toMatchObject({ params: { kinds: 'plan' }, witness: ['start', 'hello', 'plan', 'email', 'set'] })
})

it('warns of steps that send mails where no mail server is set up', () => {
  const flow = drawn([
    ['start', 'start', {}, { next: 'mail' }],
    ['mail', 'send-email', { subject: { en: 'Hi' }, text: { en: 'Hi' } }, { sent: 'bye', failed: 'bye', 'no-address': 'bye' }],
    ['bye', 'close'],
  ])
  const found = (sendsMail: boolean): readonly string[] =>
    check(flow, declarations, { flows: new Map(), sendsMail }).map(({ code }) => code)
  expect([found(true), found(false)]).toEqual([[], ['mail_not_set_up']])
})

it('is said in words', () => {
  for (const code of Object.keys(problemCodes))
    expect(translate(`problems.${code}`, { count: 2 }, ['nl'])).not.toContain('problems.')
})
