import fc from 'fast-check'
import type { Flow } from '../../runtime/flow/model.ts'
import { parseFlow } from '../../runtime/flow/parse-flow.ts'

const id = fc.integer({ min: 0, max: 8 }).map(number => `n${number}`)
const flowId = fc.constantFrom('f', 'o0', 'o1', 'o2', 'gone')

const node = fc.oneof(
  fc.record({ action: fc.constantFrom('ask', 'word', 'closed', 'store', 'consent', 'close', 'handoff', 'branch') }),
  fc.record({
    action: fc.constant('say'),
    config: fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, fc.constant({ text: { en: '{{vars.x}}' } })),
  }),
  fc.record({ action: fc.constant('set'), config: fc.constantFrom({ variable: 'x' }, { variable: 'y' }, { property: 'p' }) }),
  fc.record({ action: fc.constant('run-flow'), config: fc.record({ flow: flowId }) }),
  fc.record({ action: fc.constant('go-to'), config: fc.oneof(fc.record({ flow: flowId }), fc.record({ node: id })) }),
)
const port = fc.constantFrom('next', 'next', 'next', 'answered', 'agreed', 'refused', 'failed', 'otherwise', 'resolved', 'oops')

/** A small flow of the fake actions, drawn without sense: nodes `n0` to `n8`, the first a start. */
export const anyFlow: fc.Arbitrary<Flow> = fc
  .record({
    nodes: fc.array(node, { maxLength: 8 }),
    edges: fc.array(fc.record({ source: id, port, target: id }), { maxLength: 24 }),
    options: fc.constantFrom({}, { consent: 'explicit' }),
  })
  .map(({ nodes, edges, options }) =>
    parseFlow({
      format: 1,
      id: 'f',
      name: 'f',
      kind: 'bot',
      languages: ['en'],
      nodes: [{ action: 'start' }, ...nodes].map((drawn, index) => ({ id: `n${index}`, ...drawn })),
      edges: edges.map((edge, index) => ({ id: `e${index}`, ...edge })),
      options,
    }),
  )
