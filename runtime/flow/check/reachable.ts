import type { Finding } from './problem.ts'
import type { Subject } from './subject.ts'

/** Nodes that no trigger leads to. Where there is no trigger at all, `no_start` says it for all of them. */
export function* reachable({ graph, everywhere }: Subject): Iterable<Finding> {
  if (graph.entries.length === 0) return
  for (const [index, { id }] of graph.plans.entries())
    if (!everywhere.has(index)) yield { code: 'unreachable', node: id, params: {} }
}
