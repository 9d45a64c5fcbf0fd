import { expect, it } from 'vitest'
import { check } from '../../runtime/flow/check/check.ts'
import type { Problem } from '../../runtime/flow/check/problem.ts'
import type { Flow } from '../../runtime/flow/model.ts'
import { drawn } from '../rig/drawn.ts'
import { fakes } from '../rig/fake-declarations.ts'
import type { Drawn } from '../rig/flow-of.ts'

const close: Drawn = ['end', 'close']
const from = (target: string): Drawn => ['start', 'start', {}, { next: target }]

function problems(
  lines: readonly Drawn[],
  more: Parameters<typeof drawn>[1] = {},
  others: readonly Flow[] = [],
): readonly Problem[] {
  return check(drawn(lines, more), fakes, { flows: new Map(others.map(flow => [flow.id, flow])) })
}

function codes(found: readonly Problem[]): string[] {
  return found.map(({ code, node, edge }) => [code, node ?? edge].filter(Boolean).join(' '))
}

const edge = (source: string, port: string, target: string, id = `${source}-${port}-${target}`): object => ({
  id,
  source,
  port,
  target,
})

it('has nothing to say of a flow that is right', () => {
  expect(problems([from('ask'), ['ask', 'ask', { question: { en: 'Name?' } }, { answered: 'end' }], close])).toEqual([])
})

it('reports an action that no plugin declares, and leaves alone what follows it', () => {
  expect(problems([from('x'), ['x', 'gone', {}, { out: 'end' }], close])).toEqual([
    { code: 'unknown_action', severity: 'error', node: 'x', params: { action: 'gone' } },
  ])
  expect(codes(problems([from('end'), close, ['x', 'gone', {}, { out: 'end' }]]))).toEqual(['unknown_action x'])
})

it('reports each thing the declaration finds wrong with a config, 20 at most', () => {
  expect(problems([from('say'), ['say', 'say', { text: { en: 1 } }, { next: 'end' }], close])).toMatchObject(
    [
      { code: 'invalid_config', node: 'say', field: 'text.en', params: { action: 'say', field: 'text.en', message: /string/ } },
    ].map(problem => ({ ...problem, params: { ...problem.params, message: expect.stringMatching(problem.params.message) } })),
  )
  const text = Object.fromEntries(
    Array.from({ length: 30 }, (_, index) => [`e${'abcdefghijklmnopqrstuvwxyzabcdef'[index]}-aa${index}`, 1]),
  )
  const many = problems([from('say'), ['say', 'say', { text }, { next: 'end' }], close])
  expect(many.filter(({ code }) => code === 'invalid_config')).toHaveLength(20)
})

it('reads the config of an earlier version', () => {
  const flow = drawn([
    from('set'),
    ['set', 'set', { name: 'plan' }, { next: 'say' }],
    ['say', 'say', { text: { en: '{{vars.plan}}' } }, { next: 'end' }],
    close,
  ])
  const old = { ...flow, nodes: flow.nodes.map(node => (node.id === 'set' ? { ...node, actionVersion: 1 } : node)) }
  expect(codes(check(flow, fakes))).toEqual(['config_unknown set', 'variable_unset say'])
  expect(check(old, fakes)).toEqual([])
})

it('survives a plugin that throws while it reads a config', () => {
  const set = fakes.get('set')
  const broken = new Map(fakes)
  if (set?.type === 'action') {
    broken.set('set', {
      ...set,
      migrate: () => {
        throw new Error('too old')
      },
    })
  }
  const flow = drawn([from('set'), ['set', 'set', {}, { next: 'end' }], close])
  const old = { ...flow, nodes: flow.nodes.map(node => ({ ...node, actionVersion: 1 })) }
  expect(check(old, broken)).toMatchObject([{ code: 'invalid_config', node: 'set', params: { message: 'too old' } }])
})

it('reports ids that are used twice', () => {
  const twice = [from('end'), close, close]
  expect(codes(problems(twice))).toEqual(['duplicate_id end'])
  expect(
    codes(problems([from('end'), close], { edges: [edge('start', 'next', 'end', 'e'), edge('start', 'next', 'end', 'e')] })),
  ).toEqual(['duplicate_id e', 'port_taken start'])
})

it('reports edges from or to nothing', () => {
  const found = problems([from('end'), close], {
    edges: [edge('start', 'next', 'end'), edge('start', 'next', 'gone'), edge('gone', 'next', 'end')],
  })
  expect(found.filter(({ code }) => code === 'edge_to_nothing')).toEqual([
    { code: 'edge_to_nothing', severity: 'error', edge: 'gone-next-end', params: { id: 'gone' } },
    { code: 'edge_to_nothing', severity: 'error', edge: 'start-next-gone', node: 'start', params: { id: 'gone' } },
  ])
})

it('reports an edge from a port that the node does not have', () => {
  const ask = (id: string): Drawn => [
    'ask',
    'ask',
    { choices: [{ id, label: { en: 'A' } }] },
    { answered: 'end', 'choice:a': 'end' },
  ]
  expect(problems([from('ask'), ask('b'), close])).toEqual([
    {
      code: 'port_unknown',
      severity: 'error',
      edge: 'ask-choice-a',
      node: 'ask',
      params: { port: 'choice:a', ports: 'answered, choice:b' },
    },
  ])
  expect(problems([from('ask'), ask('a'), close])).toEqual([])
})

it('reports two edges out of one port', () => {
  const found = problems([from('end'), close], {
    edges: [edge('start', 'next', 'end', 'e1'), edge('start', 'next', 'end', 'e2')],
  })
  expect(found).toEqual([{ code: 'port_taken', severity: 'error', edge: 'e2', node: 'start', params: { port: 'next' } }])
})

it('reports an edge into a trigger, but lets a flow jump to one', () => {
  expect(codes(problems([from('ask'), ['ask', 'ask', {}, { answered: 'start' }]]))).toEqual(['trigger_entered start'])
  expect(problems([from('ask'), ['ask', 'ask', {}, { answered: 'again' }], ['again', 'go-to', { node: 'start' }]])).toEqual([])
})

it('wants one start', () => {
  expect(codes(problems([['word', 'word', {}, { next: 'end' }], close]))).toEqual(['no_start'])
  expect(codes(problems([from('end'), ['other', 'start', {}, { next: 'end' }], close]))).toEqual(['several_starts other'])
  expect(codes(problems([close]))).toEqual(['no_start'])
})

it('reports fields that name no node or flow, also when they are empty', () => {
  const other = drawn([from('end'), close], { id: 'other' })
  const run = (flow: unknown) => problems([from('run'), ['run', 'run-flow', { flow }, { next: 'end' }], close], {}, [other])
  expect(run('other')).toEqual([])
  expect(run('nowhere')).toEqual([
    { code: 'leads_nowhere', severity: 'error', node: 'run', field: 'flow', params: { field: 'flow', id: 'nowhere' } },
  ])
  expect(codes(run(undefined))).toEqual(['leads_nowhere run'])
  expect(codes(run(''))).toEqual(['leads_nowhere run'])
  const go = (config: Readonly<Record<string, unknown>>) => codes(problems([from('go'), ['go', 'go-to', config]], {}, [other]))
  expect(go({ node: 'gone' })).toEqual(['leads_nowhere go'])
  expect(go({})).toEqual(['leads_nowhere go'])
  expect(go({ flow: 'other', node: 'start' })).toContain('invalid_config go')
  expect(go({ flow: 'other' })).toEqual([])
})

it('says nothing of other flows that it was not given', () => {
  expect(check(drawn([from('go'), ['go', 'go-to', { flow: 'other' }]]), fakes)).toEqual([])
})

it('warns of nodes that no trigger leads to', () => {
  const lines: readonly Drawn[] = [from('end'), close, ['lost', 'say', {}, { next: 'end' }]]
  expect(problems(lines)).toEqual([{ code: 'unreachable', severity: 'warning', node: 'lost', params: {} }])
  expect(problems([...lines, ['word', 'word', {}, { next: 'lost' }]])).toEqual([])
  expect(problems([...lines, ['word', 'word', {}, { next: 'jump' }], ['jump', 'go-to', { node: 'lost' }]])).toEqual([])
})

it('warns of ports that nothing is drawn behind, and says where they go', () => {
  expect(problems([from('store'), ['store', 'store']])).toEqual([
    {
      code: 'unconnected_ends',
      severity: 'warning',
      node: 'store',
      params: { ports: ['next'] },
      witness: ['start', 'store'],
    },
    {
      code: 'unconnected_to_people',
      severity: 'warning',
      node: 'store',
      params: { ports: ['failed'] },
      witness: ['start', 'store'],
    },
  ])
  expect(problems([from('store'), ['store', 'store', {}, { next: 'end', failed: 'end' }], close])).toEqual([])
})

it('warns of an answer that leads nowhere only when answers in general do', () => {
  const choices = [{ id: 'a', label: { en: 'Blue' } }]
  expect(problems([from('ask'), ['ask', 'ask', { choices }, { answered: 'end' }], close])).toEqual([])
  expect(problems([from('ask'), ['ask', 'ask', { choices }]]).map(({ params }) => params.ports)).toEqual([['answered', 'Blue']])
})

it('calls the way of a rule by its label, else by the number it has on its card', () => {
  const when = { type: 'text', of: 'reply', is: 'known' }
  const rules = [
    { id: 'r1', label: 'Wrote', when },
    { id: 'r2', when: { ...when, is: 'unknown' } },
  ]
  const lines: readonly Drawn[] = [from('branch'), ['branch', 'branch', { rules }, { otherwise: 'end' }], close]
  expect(problems(lines).map(({ params }) => params.ports)).toEqual([['Wrote', '2']])
})

it('warns of questions that wait for ever', () => {
  const ask = (config: Readonly<Record<string, unknown>>, ways: Readonly<Record<string, string>>) =>
    codes(problems([from('ask'), ['ask', 'patient-ask', config, { answered: 'end', ...ways }], close]))
  expect(ask({}, {})).toEqual(['no_reply_way ask'])
  expect(ask({ patience: 1000 }, {})).toEqual(['no_reply_way ask'])
  expect(ask({}, { 'no-reply': 'end' })).toEqual(['no_reply_way ask'])
  expect(ask({ patience: 1000 }, { 'no-reply': 'end' })).toEqual([])
  const handed = problems([from('hand'), ['hand', 'handoff', {}, { resolved: 'end', 'no-agent': 'end' }], close])
  expect(codes(handed)).toEqual(['unconnected_ends hand'])
})

it('warns of rules that cannot match, also behind one that always does', () => {
  const test = (is: string, value: string) => ({ type: 'text', of: 'reply', is, value })
  const branch = (...conditions: unknown[]) =>
    problems([
      from('branch'),
      [
        'branch',
        'branch',
        { rules: conditions.map((when, index) => ({ id: `r${index}`, label: `Rule ${index}`, when })) },
        Object.fromEntries([['otherwise', 'end'], ...conditions.map((_, index) => [`rule:r${index}`, 'end'])]),
      ],
      close,
    ])
  expect(branch(test('equals', 'a'), test('equals', 'b'))).toEqual([])
  expect(branch(test('equals', 'a'), { all: [test('equals', 'a'), test('equals', 'b')] })).toEqual([
    {
      code: 'never_matches',
      severity: 'warning',
      node: 'branch',
      field: 'rules.1',
      params: { rule: 'Rule 1' },
      witness: ['start', 'branch'],
    },
  ])
  expect(branch({ any: [test('equals', 'a'), { all: [] }] }, test('equals', 'b')).map(({ field }) => field)).toEqual(['rules.1'])
})

it('warns of an interrupt that waits for nothing', () => {
  expect(codes(problems([from('end'), ['word', 'word', { words: ['?'] }, { next: 'end' }], close]))).toEqual([
    'never_matches word',
  ])
})

it('warns of slots that are none', () => {
  const say = (text: string) => problems([from('say'), ['say', 'say', { text: { en: text } }, { next: 'end' }], close])
  expect(say('Hi {{contact.firstName|there}}')).toEqual([])
  expect(say('Hi {{nobody.knows}} {{nobody.knows}}')).toEqual([
    { code: 'slot_malformed', severity: 'warning', node: 'say', field: 'text.en', params: { slot: '{{nobody.knows}}' } },
  ])
})

it('warns of texts that lack a language of the flow', () => {
  const say = (text: object, languages: readonly string[], phrases?: object) => {
    const flow = drawn([from('say'), ['say', 'say', { text }, { next: 'end' }], close], { languages })
    return check(
      {
        ...flow,
        nodes: flow.nodes.map(node => (phrases && node.id === 'say' ? { ...node, phrases: { bye: { ...phrases } } } : node)),
      },
      fakes,
    )
  }
  expect(say({ en: 'Hi', nl: 'Hoi' }, ['en', 'nl'])).toEqual([])
  expect(say({ en: 'Hi', de: ' ' }, ['en', 'nl', 'de'])).toEqual([
    { code: 'translation_missing', severity: 'warning', node: 'say', field: 'text', params: { languages: 'nl, de' } },
  ])
  expect(say({ pt: 'Oi' }, ['pt-br'])).toEqual([])
  expect(say({ en: 'Hi', nl: 'Hoi' }, ['en', 'nl'], { en: 'Bye!' })).toMatchObject([
    { field: 'phrases.bye', params: { languages: 'nl' } },
  ])
})

it('puts errors first, each group in the order of the document, the same each time', () => {
  const lines: readonly Drawn[] = [
    ['z', 'say', { text: { en: '{{vars.x}}' } }, { next: 'a' }],
    ['a', 'gone'],
    ['start', 'start', {}, { next: 'z', oops: 'z' }],
    ['b', 'gone'],
  ]
  expect(codes(problems(lines))).toEqual(['unknown_action a', 'port_unknown start', 'unknown_action b', 'variable_unset z'])
  expect(problems(lines)).toEqual(problems(lines))
})
