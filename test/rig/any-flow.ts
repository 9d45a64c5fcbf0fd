import fc from 'fast-check'
import type { Flow } from '../../runtime/flow/model.ts'
import { parseFlow } from '../../runtime/flow/parse-flow.ts'

const id = fc.integer({ min: 0, max: 8 }).map(number => `n${number}`)
const flowId = fc.constantFrom('f', 'o0', 'o1', 'o2', 'gone')
const nothing = fc.constant({})

const anyNode = fc.oneof(
  of(
    'say',
    ['next'],
    fc.constantFrom({}, { text: { en: 'Hi' } }, { text: { en: '{{vars.x}}' } }, { text: { en: '{{vars.x}}' } }),
  ),
  of('set', ['next'], fc.constantFrom({ variable: 'x' }, { variable: 'y' }, { property: 'p' })),
  of('branch', ['otherwise', 'rule:r'], fc.constant({ rules: [{ id: 'r', when: { all: [] } }] })),
  of('ask', ['answered'], nothing),
  of('store', ['next', 'failed'], nothing),
  of('consent', ['agreed', 'refused'], nothing),
  of('handoff', ['resolved', 'no-agent'], nothing),
  of('close', [], nothing),
  of('word', ['next'], nothing),
  of('closed', ['next'], nothing),
  of('told', ['next'], nothing),
  of('silent', ['next'], nothing),
  of('run-flow', ['next'], fc.record({ flow: flowId })),
  of('go-to', [], fc.oneof(fc.record({ flow: flowId }), fc.record({ node: id }))),
)

/** A small flow of the fake actions, drawn without sense: nodes `n0` to `n8`, the first a start. */
export const anyFlow: fc.Arbitrary<Flow> = fc
  .record({
    nodes: fc.array(anyNode, { minLength: 3, maxLength: 8 }),
    start: fc.constantFrom('n1', 'n2'),
    wrong: fc.array(fc.record({ source: id, port: fc.constantFrom('next', 'oops'), target: id }), { maxLength: 2 }),
    options: fc.constantFrom({}, { consent: 'explicit' }),
  })
  .map(({ nodes, start, wrong, options }) => {
    const all = [{ action: 'start', config: {}, ways: [['next', start]] }, ...nodes]
    const edges = all.flatMap(({ ways }, index) => ways.map(([port, target]) => ({ source: `n${index}`, port, target })))
    return parseFlow({
      format: 1,
      id: 'f',
      name: 'f',
      kind: 'bot',
      languages: ['en'],
      nodes: all.map(({ action, config }, index) => ({ id: `n${index}`, action, config })),
      edges: [...edges, ...wrong].map((edge, index) => ({ id: `e${index}`, ...edge })),
      options,
    })
  })

function of<C extends object>(action: string, ports: readonly string[], config: fc.Arbitrary<C>) {
  const targets = fc.array(fc.option(id, { nil: undefined, freq: 8 }), { minLength: ports.length, maxLength: ports.length })
  return fc.record({ config, targets }).map(({ config, targets }) => ({
    action,
    config,
    ways: ports.flatMap((port, index) => (targets[index] === undefined ? [] : [[port, targets[index]]])),
  }))
}
