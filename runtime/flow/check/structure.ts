import { portsOfPlan } from './graph.ts'
import type { Finding } from './problem.ts'
import type { Subject } from './subject.ts'

/** The drawing itself: ids, edges, ports, where it starts. */
export function* structure(subject: Subject): Iterable<Finding> {
  yield* ids(subject)
  yield* edges(subject)
  yield* starts(subject)
}

function* ids({ flow }: Subject): Iterable<Finding> {
  for (const { id } of repeated(flow.nodes)) yield { code: 'duplicate_id', node: id, params: { id } }
  for (const { id } of repeated(flow.edges)) yield { code: 'duplicate_id', edge: id, params: { id } }
}

function* edges({ flow, graph }: Subject): Iterable<Finding> {
  const ports = new Map(graph.plans.map(plan => [plan.id, new Set(portsOfPlan(plan))]))
  const taken = new Set<string>()
  for (const { id: edge, source, port, target } of flow.edges) {
    const known = ports.get(source)
    const missing = [source, target].filter(id => !ports.has(id))
    const node = known ? source : undefined
    for (const id of new Set(missing)) yield { code: 'edge_to_nothing', edge, ...(node ? { node } : {}), params: { id } }
    if (!known) continue
    if (missing.length === 0 && !known.has(port))
      yield { code: 'port_unknown', edge, node: source, params: { port, ports: [...known].join(', ') || '–' } }
    // Neither ids nor ports hold spaces.
    if (taken.has(`${source} ${port}`)) yield { code: 'port_taken', edge, node: source, params: { port } }
    taken.add(`${source} ${port}`)
    const into = graph.plans[graph.indexOf.get(target) ?? -1]
    if (into?.declared?.type === 'trigger') yield { code: 'trigger_entered', edge, node: target, params: {} }
  }
}

function* starts({ graph }: Subject): Iterable<Finding> {
  const found = graph.plans.filter(({ declared }) => declared?.type === 'trigger' && declared.listens === 'start')
  if (found.length === 0) yield { code: 'no_start', params: {} }
  for (const { id } of found.slice(1)) yield { code: 'several_starts', node: id, params: { count: found.length } }
}

function repeated<T extends { readonly id: string }>(items: readonly T[]): readonly T[] {
  const seen = new Set<string>()
  const found = new Map<string, T>()
  for (const item of items) {
    if (seen.has(item.id)) found.set(item.id, item)
    seen.add(item.id)
  }
  return [...found.values()]
}
