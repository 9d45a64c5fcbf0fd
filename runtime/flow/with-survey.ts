import type { Declarations } from './declarations.ts'
import type { Flow, FlowNode } from './model.ts'

/**
 * A flow with its option "survey at the end" drawn out: the trigger "closed", and a survey behind it. A flow that has such a trigger
 * of its own keeps that one alone.
 */
export function withSurvey(flow: Flow, declarations: Declarations): Flow {
  const { survey } = flow.options
  if (!survey || ownEndOf(flow, declarations)) return flow
  const common = { config: {}, position: { x: 0, y: 0 } }
  const nodes: readonly FlowNode[] = [
    { ...common, id: optionNodes.trigger, action: 'closed' },
    { ...common, ...survey, id: optionNodes.survey, action: 'survey' },
  ]
  const edge = { id: optionNodes.trigger, source: optionNodes.trigger, port: 'next', target: optionNodes.survey }
  return { ...flow, nodes: [...flow.nodes, ...nodes], edges: [...flow.edges, edge] }
}

/** What the option is called where nodes are named, as in a trace. No author can give these names: ids hold no colon. */
export const optionNodes = { trigger: 'option:closed', survey: 'option:survey' }

/** The node that runs when the conversation is closed, as its author drew it. */
export function ownEndOf({ nodes }: Flow, declarations: Declarations): FlowNode | undefined {
  return nodes.find(({ action }) => {
    const declared = declarations.get(action)
    return declared?.type === 'trigger' && declared.listens === 'closed'
  })
}
