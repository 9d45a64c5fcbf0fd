import { type Flow, flowModel } from '../../../../runtime/flow/model.ts'
import { now } from '../../inbox/sample.ts'
import { pricing } from '../canvas/pricing-flow.ts'

const hour = 3_600_000

/** The flow as it was before: another greeting, another name, a node that is gone since, and one that has come. */
const older: Flow = flowModel.parse({
  ...pricing,
  nodes: [
    ...pricing.nodes
      .filter(({ id }) => id !== 'callback')
      .map(node => {
        if (node.id === 'welcome') return { ...node, config: { ...node.config, text: { en: 'Hello.', de: 'Guten Tag.' } } }
        return node.id === 'topic' ? { ...node, name: 'What is it about' } : node
      }),
    {
      id: 'bye',
      action: 'say',
      name: 'Goodbye',
      config: { text: { en: 'Have a sunny day', de: 'Einen sonnigen Tag' } },
      position: { x: 1_040, y: 640 },
    },
  ],
  edges: [
    ...pricing.edges
      .filter(({ source, target }) => source !== 'callback' && target !== 'callback')
      .map(edge => (edge.id === 'e5' ? { ...edge, target: 'done' } : edge)),
    { id: 'old', source: 'helped', port: 'next', target: 'bye' },
  ],
})

/** What was published of the pricing flow, the oldest first. */
export const versions = [
  { version: 1, at: now - 900 * hour, by: 'agent:jonas', note: 'The first one', flow: older },
  {
    version: 2,
    at: now - 50 * hour,
    by: 'api:t_1',
    note: 'Angebote werden jetzt nach der Größe der Anlage sortiert, und wer lieber mit einem Menschen spricht, kommt sofort durch.',
    flow: older,
  },
  { version: 3, at: now - 2 * hour, by: 'agent:mette', flow: older },
]
