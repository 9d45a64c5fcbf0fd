import fc from 'fast-check'
import { z } from 'zod'
import { defineAction } from '../../../plugins/kit/index.ts'
import type { Act, AgentAct } from '../../../runtime/conversation/inbound.ts'
import { en } from '../flow-of.ts'
import type { Document } from './setting.ts'

/** What a random conversation is made of: its flows, and what happens in it. */
export interface Case {
  readonly flows: readonly Document[]
  readonly happens: readonly Happening[]
}

/** One thing that happens, before it is known what stands then: effects are picked from those there are by then. */
export type Happening =
  | { readonly what: 'act'; readonly act: Act }
  | { readonly what: 'ask-for-person' }
  | { readonly what: 'pass'; readonly ms: number }
  | { readonly what: 'result'; readonly pick: number; readonly status: number }
  | { readonly what: 'event'; readonly name: string; readonly data: Readonly<Record<string, unknown>> }
  | { readonly what: 'return'; readonly awayMs: number }
  | { readonly what: 'snooze'; readonly ms: number }
  | { readonly what: 'agent'; readonly act: AgentAct }

/** An action that never gets through. */
export const breaks = defineAction({
  id: 'breaks',
  icon: 'x',
  config: z.object({}),
  ports: ['next'],
  texts: { en: { name: '', fields: {}, ports: { next: '' } } },
  start(): 'next' {
    throw new Error('broken')
  },
})

type Config = Readonly<Record<string, unknown>>
/** An action, its config, the ports that may be drawn. Numbers are primes, so that no two timers meet. */
type Kind = readonly [action: string, config: Config, ports: readonly string[]]

const saveAs = fc.constantFrom('a', 'b')
const maybe = (config: Config): fc.Arbitrary<Config> => fc.constantFrom({}, config)
const ask = (config: Config, ports: readonly string[] = []): fc.Arbitrary<Kind> =>
  fc
    .tuple(saveAs, fc.nat(1), maybe({ patience: 7_001 }), maybe({ collect: 2_003 }))
    .map(([saveAs, retries, patience, collect]) => [
      'ask',
      { saveAs, retries, ...patience, ...collect, ...config },
      ['answered', 'invalid', 'no-reply', ...ports],
    ])
const choices = [
  { id: 'red', label: en('Red') },
  { id: 'blue', label: en('Blue') },
]
const surveyQuestions: readonly Config[] = [
  { id: 'csat', kind: 'csat', followUps: [{ to: 3, question: en('Why?') }] },
  { id: 'nps', kind: 'nps' },
  { id: 'colour', kind: 'choice', question: en('Which?'), choices },
  { id: 'more', kind: 'text', question: en('More?') },
]
const rule = { id: 'yes', when: { type: 'text', of: 'vars.a', is: 'contains', value: 'hello' } }
const anyHandoff = fc
  .tuple(maybe({ queueFor: 13_007 }), fc.constantFrom('never', 'immediately', 'after'))
  .map(
    ([queueFor, askEmail]): Kind => [
      'handoff',
      { ...queueFor, askEmail, askEmailAfter: 5_009 },
      ['resolved', 'timed-out', 'no-agent', 'visitor-left'],
    ],
  )
const anySurvey = (id: string): fc.Arbitrary<Kind> =>
  fc
    .tuple(fc.subarray([...surveyQuestions], { minLength: 1 }), fc.boolean(), maybe({ patience: 7_019 }), maybe({ saveAs: 'n' }))
    .map(([questions, skip, patience, saves]) => [
      'survey',
      { survey: id, questions, skip, ...patience, ...saves },
      ['answered', 'skipped', 'no-reply'],
    ])
const anyKind = (id: string): fc.Arbitrary<Kind> =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constant<Kind>(['say', { text: en(`${id} {{vars.a|none}}`) }, ['next']]) },
    { weight: 6, arbitrary: ask({ question: en(`${id}?`) }) },
    { weight: 6, arbitrary: ask({ question: en(`${id}?`), kind: 'choice', choices }, ['choice:red', 'choice:blue']) },
    { weight: 2, arbitrary: ask({ question: en(`${id}?`), kind: 'number' }) },
    { weight: 2, arbitrary: ask({ question: en(`${id}?`), kind: 'yes-no' }) },
    {
      weight: 2,
      arbitrary: fc.constant<Kind>([
        'email-capture',
        { question: en(`${id}?`), skip: true },
        ['captured', 'skipped', 'failed', 'no-reply'],
      ]),
    },
    { weight: 4, arbitrary: fc.constant<Kind>(['branch', { rules: [rule] }, ['rule:yes', 'otherwise']]) },
    { weight: 2, arbitrary: fc.constant<Kind>(['set', { variable: 'n', to: { how: 'increment', by: 1 } }, ['next']]) },
    {
      weight: 2,
      arbitrary: fc.constantFrom<Kind>(
        ['wait', { until: { what: 'duration', ms: 3_011 } }, ['next']],
        ['wait', { until: { what: 'duration', ms: 0 } }, ['next']],
      ),
    },
    { weight: 8, arbitrary: anyHandoff },
    {
      weight: 4,
      arbitrary: fc.constantFrom('main', 'sub', 'sub', 'sub', 'off').map((flow): Kind => ['run-flow', { flow }, ['next']]),
    },
    {
      weight: 2,
      arbitrary: fc
        .oneof(
          fc.constantFrom('main', 'sub').map(flow => ({ flow })),
          fc.constantFrom('n0', 'n1', 'n9').map(node => ({ node })),
        )
        .map((config): Kind => ['go-to', config, []]),
    },
    { weight: 4, arbitrary: fc.boolean().map((repeat): Kind => ['return', { repeat }, []]) },
    { weight: 2, arbitrary: maybe({ farewell: en('Bye') }).map((config): Kind => ['close', config, []]) },
    {
      weight: 10,
      arbitrary: fc
        .constantFrom(true, true, true, false)
        .map((wait): Kind => ['webhook', { url: 'https://example.com/', method: 'POST', wait }, ['ok', 'failed', 'timed-out']]),
    },
    { weight: 5, arbitrary: anySurvey(id) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(fc.constantFrom('explicit', 'explicit', 'legitimate'), fc.nat(1), maybe({ patience: 7_013 }))
        .map(
          ([basis, retries, patience]): Kind => [
            'consent',
            { text: en(`${id} {{vars.a|none}}?`), basis, retries, ...patience },
            ['granted', 'refused', 'no-reply'],
          ],
        ),
    },
    { weight: 2, arbitrary: fc.constant<Kind>(['subscription', { text: en(`${id}?`), retries: 0 }, ['yes', 'no', 'no-reply']]) },
    {
      weight: 3,
      arbitrary: fc.constantFrom<Kind>(
        ['label', { add: [id], remove: ['n1'] }, ['next']],
        ['list', { add: [id] }, ['next']],
        ['ticket', { subject: `${id} {{vars.a}}` }, ['next']],
      ),
    },
    { weight: 1, arbitrary: fc.constantFrom<Kind>(['breaks', {}, ['next']], ['gone', {}, ['next']]) },
  )

const anyReturn = fc.boolean().map((repeat): Kind => ['return', { repeat }, []])
const anyWaiting = fc.oneof(
  ask({ question: en('first?') }),
  ask({ question: en('first?'), kind: 'choice', choices }, ['choice:red', 'choice:blue']),
  anyHandoff,
)

/** Where a port leads: mostly further down, sometimes anywhere, so that loops are there but few, sometimes nowhere. */
const anyWay = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 2 }).map(by => ({ by })) },
  { weight: 2, arbitrary: fc.nat({ max: 6 }).map(to => ({ to })) },
  { weight: 1, arbitrary: fc.constant(null) },
)

/** Triggers for what happens beside the conversation, in pairs where one has to give way. */
const occasions: Kind[] = [
  ['event', { name: 'order.shipped', where: [{ field: 'country', is: 'DK' }], map: [{ path: 'id', variable: 'a' }] }, ['next']],
  ['event', { name: 'order.shipped', saveAs: 'order' }, ['next']],
  ['event', { name: 'order.paid' }, ['next']],
  ['comes-back', { after: 61_000 }, ['next']],
  ['comes-back', { after: 61_000 }, ['next']],
  ['comes-back', { after: 65_003 }, ['next']],
  ['no-reply', { after: 2_999, times: 2 }, ['next']],
  ['no-reply', { after: 4_507 }, ['next']],
  // As long as a node waits by itself: that comes first.
  ['no-reply', { after: 7_001 }, ['next']],
]

const anyConsent = fc.oneof(
  { weight: 5, arbitrary: fc.constant({}) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<NonNullable<Document['options']>>(
      { consent: 'explicit', consentText: en('May we?'), errorText: en('Sorry') },
      { consent: 'legitimate', consentText: en('We keep it'), communicate: { type: 'news', text: en('News?') } },
      { communicate: { type: 'news', text: en('News?') } },
    ),
  },
)

/** A flow whose nodes are drawn at random: loops, ways that lead nowhere, nodes that nothing leads to. */
function anyFlow(id: string): fc.Arbitrary<Document> {
  const node = fc.nat({ max: 20 }).chain(at => anyKind(`n${at}`))
  return fc
    .tuple(
      // It begins with something that waits, and holds a way back from interrupts.
      fc
        .tuple(anyWaiting, fc.array(node, { minLength: 1, maxLength: 5 }), anyReturn)
        .map(([first, more, last]) => [first, ...more, last]),
      fc.array(anyWay, { minLength: 40, maxLength: 40 }),
      fc.subarray(['stop', 'hours', 'closed'], { minLength: 2 }),
      fc.subarray(occasions, { maxLength: 4 }),
      fc.option(
        anySurvey('end').map(([, config]) => config),
        { nil: undefined },
      ),
      anyConsent,
    )
    .map(([kinds, ways, triggers, further, survey, consent]) => {
      const all: Kind[] = [
        ['start', {}, ['next']],
        ...triggers.map(
          (name): Kind => (name === 'closed' ? ['closed', {}, ['next']] : ['keyword', { words: [name] }, ['next']]),
        ),
        ...further,
      ]
      const nodes = [
        ...kinds.map(([action, config], at) => ({ id: `n${at}`, action, config })),
        ...all.map(([action, config], at) => ({ id: `t${at}`, action, config })),
      ]
      const sources = [...kinds, ...all].flatMap(([, , ports], at) => ports.map(port => ({ port, at })))
      const edges = sources.flatMap(({ port, at }, index) => {
        const isTrigger = at >= kinds.length
        const source = isTrigger ? `t${at - kinds.length}` : `n${at}`
        // A trigger always leads somewhere, or most flows would end before they begin.
        const way = ways[index % ways.length] ?? (isTrigger ? { to: index } : null)
        const target =
          way &&
          ('to' in way
            ? way.to % kinds.length
            : at === kinds.length
              ? 0
              : isTrigger
                ? kinds.length - way.by
                : (at + way.by) % (kinds.length + 1))
        return target === null || target >= kinds.length ? [] : [{ id: `e${index}`, source, port, target: `n${target}` }]
      })
      const options = { ...consent, ...(survey ? { survey: { config: survey } } : {}) }
      return { format: 1, id, name: id, kind: 'bot', languages: ['en'], nodes, edges, options }
    })
}

const texts = [
  'hello',
  'hello',
  'stop',
  'stop',
  'hours, please',
  'hours, please',
  'ada@corp.com',
  '42',
  'Red',
  'blue',
  'yes',
  'no',
  '2',
  '  ',
]
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ text: fc.constantFrom(...texts) }) },
  { weight: 2, arbitrary: fc.record({ choice: fc.constantFrom('red', 'red', 'blue', 'yes', 'skip', 'nothing') }) },
  {
    weight: 1,
    arbitrary: fc.record({ choice: fc.constantFrom('red', 'yes'), replyTo: fc.constantFrom('m1', 'm2', 'm3', 'm4', 'm6') }),
  },
  { weight: 1, arbitrary: fc.record({ fields: fc.record({ value: fc.constantFrom('hello', 'red', 7) }) }) },
)
const anyAgentAct: fc.Arbitrary<AgentAct> = fc.oneof(
  fc.record({ type: fc.constant('agent-message' as const), text: fc.constant('Hi') }),
  fc.constant<AgentAct>({ type: 'agent-join' }),
  fc.record({ type: fc.constant('agent-give-back' as const), continue: fc.boolean() }),
  fc.record({ type: fc.constant('agent-give-back' as const), continue: fc.boolean() }),
  fc.constant<AgentAct>({ type: 'agent-close' }),
  fc.constant<AgentAct>({ type: 'agent-close' }),
  fc.constant<AgentAct>({ type: 'agent-join' }),
  fc.constant<AgentAct>({ type: 'agent-reopen' }),
  fc.record({
    type: fc.constant('agent-assign' as const),
    assignee: fc.constantFrom({ id: 'amy', name: 'Amy' }, { id: 'bob', name: 'Bob' }, null, undefined),
    team: fc.constantFrom({ id: 'sales', name: 'Sales' }, null, undefined),
  }),
  fc.record({
    type: fc.constant('agent-label' as const),
    add: fc.subarray(['n1', 'vip', 'late']),
    remove: fc.subarray(['n1', 'vip', 'end']),
  }),
  fc.constant<AgentAct>({ type: 'agent-note', text: 'hm' }),
)
const anyHappening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 8, arbitrary: anyAct.map((act): Happening => ({ what: 'act', act })) },
  {
    weight: 4,
    arbitrary: fc
      .constantFrom(500, 2_100, 3_100, 3_100, 7_100, 7_100, 14_000, 31 * 60_000)
      .map((ms): Happening => ({ what: 'pass', ms })),
  },
  { weight: 4, arbitrary: anyAgentAct.map((act): Happening => ({ what: 'agent', act })) },
  { weight: 1, arbitrary: fc.constantFrom(0, 11_027, 11_027).map((ms): Happening => ({ what: 'snooze', ms })) },
  { weight: 1, arbitrary: fc.constant<Happening>({ what: 'ask-for-person' }) },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('event' as const),
      name: fc.constantFrom('order.shipped', 'order.shipped', 'order.paid', 'order.lost'),
      data: fc.constantFrom({}, { country: 'DK', id: 7 }, { country: 'NL', id: 'x' }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ what: fc.constant('return' as const), awayMs: fc.constantFrom(1_000, 7_200_000, 7_200_000) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constant('result' as const),
      pick: fc.nat({ max: 2 }),
      status: fc.constantFrom(200, 500, 0),
    }),
  },
)

/** Two flows that may call each other and one that is off, and what happens in a conversation that begins in the first. */
export const anyCase: fc.Arbitrary<Case> = fc.record({
  flows: fc.tuple(anyFlow('main'), anyFlow('sub')),
  happens: fc
    .array(anyHappening, { minLength: 5, maxLength: 18, size: 'max' })
    // Whoever comes back has been away.
    .map(all => all.flatMap((one): Happening[] => (one.what === 'return' ? [{ what: 'pass', ms: 70_001 }, one] : [one]))),
})
