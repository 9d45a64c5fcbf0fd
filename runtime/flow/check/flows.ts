import type { Declarations } from '../declarations.ts'
import type { Flow, FlowNode } from '../model.ts'
import { leadsOf } from '../node-plan.ts'
import { type Graph, graphOf } from './graph.ts'

/** The flow under check among the others. */
export interface Flows {
  readonly own: Graph
  has(id: string): boolean
  /** The graph of a flow; worked out when first asked for. */
  graph(id: string): Graph | undefined
  /** The flows that lead to the one under check, also by way of others; never itself. */
  callers(): readonly Flow[]
}

export function createFlows(own: Graph, declarations: Declarations, others: ReadonlyMap<string, Flow>): Flows {
  const graphs = new Map([[own.flow.id, own]])
  return {
    own,
    has: id => id === own.flow.id || others.has(id),
    graph(id) {
      const known = graphs.get(id)
      const flow = others.get(id)
      if (known || !flow) return known
      const graph = graphOf(flow, declarations)
      graphs.set(id, graph)
      return graph
    },
    callers: () => callersOf(own.flow.id, declarations, others),
  }
}

function callersOf(own: string, declarations: Declarations, others: ReadonlyMap<string, Flow>): readonly Flow[] {
  const callers = new Map<string, Flow[]>()
  for (const flow of others.values()) {
    for (const called of new Set(flow.nodes.flatMap(node => flowsNamed(node, declarations)))) {
      const known = callers.get(called)
      if (known) known.push(flow)
      else callers.set(called, [flow])
    }
  }
  const found = new Map<string, Flow>()
  const queue = [own]
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const flow of callers.get(id) ?? []) {
      if (flow.id === own || found.has(flow.id)) continue
      found.set(flow.id, flow)
      queue.push(flow.id)
    }
  }
  return [...found.values()]
}

function flowsNamed(node: FlowNode, declarations: Declarations): readonly string[] {
  const declared = declarations.get(node.action)
  return declared?.type === 'action' && declared.does?.leads !== undefined ? leadsOf(declared, node.config).flows : []
}
