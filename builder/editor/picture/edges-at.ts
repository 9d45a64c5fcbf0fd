import type { FlowEdge } from '../../../runtime/flow/model.ts'

/** The edges that leave each node, by its id. */
export type EdgesAt = ReadonlyMap<string, readonly FlowEdge[]>

/** Sorts edges by where they come from. */
export function edgesAt(edges: ReadonlyMap<string, FlowEdge>): EdgesAt {
  return Map.groupBy(edges.values(), edge => edge.source)
}
