import { expect, it } from 'vitest'
import { closed as closedTrigger } from '../../plugins/closed/index.ts'
import { website } from '../../plugins/website/index.ts'
import { check } from '../../runtime/flow/check/check.ts'
import type { Flow } from '../../runtime/flow/model.ts'
import { drawn } from '../rig/drawn.ts'
import { fakes } from '../rig/fake-declarations.ts'
import type { Drawn } from '../rig/flow-of.ts'

const close: Drawn = ['end', 'close']
const from = (target: string): Drawn => ['start', 'start', {}, { next: target }]
const explicit = { options: { consent: 'explicit' } }

/** The problems of one code, shortest form: node, params and witness. */
function found(
  code: string,
  lines: readonly Drawn[],
  more: Parameters<typeof drawn>[1] = {},
  others: readonly Flow[] = [],
): unknown[] {
  return check(drawn(lines, more), fakes, { flows: new Map(others.map(flow => [flow.id, flow])) })
    .filter(problem => problem.code === code)
    .map(({ node, params, witness }) => ({ node, ...params, witness: witness?.join(' ') }))
}

it('reports a loop in which nothing waits, with the way into it and round it', () => {
  const loop = (middle: string) => [
    from('in'),
    ['in', 'say', {}, { next: 'a' }] as const,
    ['b', middle, {}, { next: 'a', answered: 'a' }] as const,
    ['a', 'say', {}, { next: 'b' }] as const,
  ]
  expect(found('loop_without_wait', loop('say'))).toEqual([{ node: 'a', count: 2, witness: 'start in a b a' }])
  expect(found('loop_without_wait', loop('ask'))).toEqual([])
})

it('sees loops through jumps, through the start, and of one node', () => {
  const jump: Drawn = ['jump', 'go-to', { node: 'say' }]
  expect(found('loop_without_wait', [from('say'), ['say', 'say', {}, { next: 'jump' }], jump])).toEqual([
    { node: 'say', count: 2, witness: 'start say jump say' },
  ])
  expect(
    found('loop_without_wait', [from('say'), ['say', 'say', {}, { next: 'jump' }], ['jump', 'go-to', { node: 'start' }]]),
  ).toEqual([{ node: 'start', count: 3, witness: 'start say jump start' }])
  expect(found('loop_without_wait', [from('say'), ['say', 'say', {}, { next: 'say' }]])).toEqual([
    { node: 'say', count: 1, witness: 'start say say' },
  ])
})

it('reports each group of nodes that go round once, also where nothing leads any more', () => {
  const lines: readonly Drawn[] = [
    from('branch'),
    ['branch', 'branch', {}, { otherwise: 'branch' }],
    ['x', 'say', {}, { next: 'y' }],
    ['y', 'say', {}, { next: 'x' }],
  ]
  expect(found('loop_without_wait', lines)).toEqual([
    { node: 'branch', count: 1, witness: 'start branch branch' },
    { node: 'x', count: 2, witness: 'x y x' },
  ])
})

it('takes a called flow for a wait only when it waits', () => {
  const lines: readonly Drawn[] = [from('run'), ['run', 'run-flow', { flow: 'other' }, { next: 'run' }]]
  const other = (middle: string): Flow =>
    drawn([from('x'), ['x', middle, {}, { next: 'end', answered: 'end' }], ['end', 'say']], { id: 'other' })
  expect(found('loop_without_wait', lines, {}, [other('say')])).toEqual([{ node: 'run', count: 1, witness: 'start run run' }])
  expect(found('loop_without_wait', lines, {}, [other('ask')])).toEqual([])
  const never = drawn([from('end'), close], { id: 'other' })
  expect(found('loop_without_wait', lines, {}, [never])).toEqual([])
})

it('reports flows that call each other without waiting, and names them', () => {
  const call = (flow: string, id: string, first: string): Flow =>
    drawn(
      [from('x'), ['x', first, {}, { next: 'run', answered: 'run' }], ['run', 'run-flow', { flow }, { next: 'end' }], close],
      { id },
    )
  const lines: readonly Drawn[] = [
    from('say'),
    ['say', 'say', {}, { next: 'run' }],
    ['run', 'run-flow', { flow: 'b' }, { next: 'end' }],
    close,
  ]
  const round = [{ node: 'run', flows: 'a → b → c → a', witness: 'start say run' }]
  expect(found('calls_recurse', lines, { id: 'a' }, [call('c', 'b', 'say'), call('a', 'c', 'say')])).toEqual(round)
  expect(found('calls_recurse', lines, { id: 'a' }, [call('c', 'b', 'say'), call('a', 'c', 'ask')])).toEqual([])
  expect(found('calls_recurse', lines, { id: 'a' }, [call('c', 'b', 'say'), call('b', 'c', 'say')])).toEqual([])
})

it('reports a flow that runs itself, or goes to itself, at once', () => {
  const lines = (first: string, action: string): readonly Drawn[] => [
    from('x'),
    ['x', first, {}, { next: 'self', answered: 'self' }],
    ['self', action, { flow: 'f' }, action === 'run-flow' ? { next: 'end' } : {}],
    close,
  ]
  expect(found('calls_recurse', lines('say', 'run-flow'))).toEqual([{ node: 'self', flows: 'f → f', witness: 'start x self' }])
  expect(found('calls_recurse', lines('say', 'go-to'))).toHaveLength(1)
  expect(found('calls_recurse', lines('ask', 'run-flow'))).toEqual([])
})

it('reports personal data kept before an explicit consent, with a way that shows it', () => {
  const lines = (refused: string): readonly Drawn[] => [
    from('consent'),
    ['consent', 'consent', {}, { agreed: 'store', refused }],
    ['store', 'store', {}, { next: 'end', failed: 'end' }],
    close,
  ]
  const early = [{ node: 'store', kinds: 'email', witness: 'start consent store' }]
  expect(found('stored_before_consent', lines('store'), explicit)).toEqual(early)
  expect(found('stored_before_consent', lines('end'), explicit)).toEqual([])
  expect(found('stored_before_consent', lines('store'), { options: { consent: 'legitimate' } })).toEqual([])
})

it('wants consent on the ways of interrupts as well, but not after a conversation was closed', () => {
  const lines = (trigger: string): readonly Drawn[] => [
    from('end'),
    close,
    ['t', trigger, {}, { next: 'store' }],
    ['store', 'store'],
  ]
  expect(found('stored_before_consent', lines('word'), explicit)).toEqual([{ node: 'store', kinds: 'email', witness: 't store' }])
  expect(found('stored_before_consent', lines('closed'), explicit)).toEqual([])
})

it('takes writing a property for storing, and writing a variable for none', () => {
  const lines = (config: Readonly<Record<string, unknown>>): readonly Drawn[] => [
    from('set'),
    ['set', 'set', config, { next: 'end' }],
    close,
  ]
  expect(found('stored_before_consent', lines({ property: 'phone' }), explicit)).toEqual([
    { node: 'set', kinds: 'phone', witness: 'start set' },
  ])
  expect(found('stored_before_consent', lines({ variable: 'phone' }), explicit)).toEqual([])
})

it('follows called flows for consent and for what they store', () => {
  const lines: readonly Drawn[] = [
    from('run'),
    ['run', 'run-flow', { flow: 'other' }, { next: 'store' }],
    ['store', 'store', {}, { next: 'end', failed: 'end' }],
    close,
  ]
  const other = (refused: string): Flow =>
    drawn([from('consent'), ['consent', 'consent', {}, { agreed: 'say', refused }], ['say', 'say'], close], { id: 'other' })
  expect(found('stored_before_consent', lines, explicit, [other('end')])).toEqual([])
  expect(found('stored_before_consent', lines, explicit, [other('say')])).toEqual([
    { node: 'store', kinds: 'email', witness: 'start run store' },
  ])
  const storing = drawn([from('store'), ['store', 'store', {}, { next: 'end' }], close], { id: 'other' })
  expect(found('stored_before_consent', lines, explicit, [storing])).toEqual([
    { node: 'run', kinds: 'email', witness: 'start run' },
  ])
})

const read = (slot = '{{vars.plan}}'): Drawn => ['read', 'say', { text: { en: slot } }, { next: 'end' }]
const unset = [{ node: 'read', name: 'plan', witness: 'start read' }]

it('warns of a variable that no way sets before it is read', () => {
  expect(found('variable_unset', [from('read'), read(), close])).toEqual(unset)
  expect(found('variable_unset', [from('read'), read('{{vars.plan|basic}}'), close])).toEqual([])
  const set = (action: string, config: Readonly<Record<string, unknown>>): Drawn => [
    'set',
    action,
    config,
    { next: 'read', answered: 'read' },
  ]
  expect(found('variable_unset', [from('set'), set('set', { variable: 'plan' }), read(), close])).toEqual([])
  expect(found('variable_unset', [from('set'), set('ask', { saveAs: 'plan' }), read(), close])).toEqual([])
  expect(found('variable_unset', [from('set'), set('ask', { saveAs: 'other' }), read(), close])).toHaveLength(1)
})

it('reads variables in rules, templates and phrases', () => {
  const when = { type: 'text', of: 'vars.plan', is: 'equals', value: 'pro' }
  const branch: Drawn = ['read', 'branch', { rules: [{ id: 'r', when }] }, { 'rule:r': 'end', otherwise: 'end' }]
  expect(found('variable_unset', [from('read'), branch, close])).toEqual(unset)
  expect(
    found('variable_unset', [from('read'), ['read', 'set', { variable: 'plan', to: '{{vars.plan}}' }, { next: 'end' }], close]),
  ).toEqual(unset)
  const flow = drawn([from('read'), read('Hi'), close])
  const phrased = { ...flow, nodes: flow.nodes.map(node => ({ ...node, phrases: { bye: { en: '{{vars.plan}}' } } })) }
  expect(check(phrased, fakes).filter(({ code }) => code === 'variable_unset')).toMatchObject([
    { field: 'phrases.bye.en' },
    {},
    {},
  ])
})

it('counts a variable set later in a circle, on one way of two, or by an interrupt while something waits', () => {
  const set: Drawn = ['set', 'set', { variable: 'plan' }, { next: 'read' }]
  const circle: readonly Drawn[] = [
    from('read'),
    ['read', 'ask', { question: { en: '{{vars.plan}}' } }, { answered: 'set' }],
    set,
  ]
  expect(found('variable_unset', circle)).toEqual([])
  const branch: Drawn = ['branch', 'branch', { rules: [{ id: 'r', when: { all: [] } }] }, { 'rule:r': 'set', otherwise: 'read' }]
  expect(found('variable_unset', [from('branch'), branch, set, read(), close])).toEqual([])
  const interrupt: readonly Drawn[] = [
    ['word', 'word', {}, { next: 'set' }],
    ['set', 'set', { variable: 'plan' }, { next: 'end' }],
  ]
  expect(found('variable_unset', [from('ask'), ['ask', 'ask', {}, { answered: 'read' }], read(), close, ...interrupt])).toEqual(
    [],
  )
  expect(found('variable_unset', [from('read'), read(), close, ...interrupt])).toEqual(unset)
})

it('counts for an interrupt what the conversation may have set before', () => {
  const word: Drawn = ['word', 'word', {}, { next: 'read' }]
  expect(
    found('variable_unset', [from('ask'), ['ask', 'ask', { saveAs: 'plan' }, { answered: 'end' }], close, word, read()]),
  ).toEqual([])
  expect(found('variable_unset', [from('end'), close, word, read()])).toEqual([
    { node: 'read', name: 'plan', witness: 'word read' },
  ])
})

it('counts what called flows set, and the flows that lead here', () => {
  const run: Drawn = ['run', 'run-flow', { flow: 'other' }, { next: 'read' }]
  const other = (...lines: readonly Drawn[]): Flow =>
    drawn([from('set'), ['set', 'set', { variable: 'plan' }, { next: 'go' }], ...lines], { id: 'other' })
  expect(found('variable_unset', [from('run'), run, read(), close], {}, [other(['go', 'say'])])).toEqual([])
  expect(found('variable_unset', [from('read'), read(), close], {}, [other(['go', 'go-to', { flow: 'f' }])])).toEqual([])
  expect(found('variable_unset', [from('read'), read(), close], {}, [other(['go', 'say'])])).toEqual(unset)
})

it('needs no way "no reply" at questions that wait for ever where a trigger listens for silence', () => {
  const codes = (config: object): unknown[] =>
    check(
      drawn([
        from('ask'),
        ['ask', 'patient-ask', { ...config }, { answered: 'end' }],
        close,
        ['silent', 'silent', {}, { next: 'end' }],
      ]),
      fakes,
    )
      .filter(({ code }) => code === 'no_reply_way')
      .map(({ node }) => node)
  expect(codes({})).toEqual([])
  // This one goes on by itself, and to nowhere.
  expect(codes({ patience: 1_000 })).toEqual(['ask'])
})

it('warns of triggers that wait for a return where nobody is seen to come and go', () => {
  const back = { ...closedTrigger, id: 'back', listens: 'return', interrupts: true, after: () => ({ ms: 1_000 }) } as const
  const found = (delivery: 'push' | 'stream'): unknown[] =>
    check(drawn([from('end'), close, ['back', 'back', {}, { next: 'end' }]]), new Map([...fakes, [back.id, back]]), {
      flows: new Map(),
      channelOf: () => ({ ...website, delivery }),
    })
      .filter(({ code }) => code === 'return_unseen')
      .map(({ node, params }) => ({ node, ...params }))
  expect(found('push')).toEqual([{ node: 'back', channel: 'website' }])
  expect(found('stream')).toEqual([])
})
