import type { Graph, Way } from './graph.ts'

/** What a walk through a flow came to. */
export interface Walk {
  /** Every node it came to, in the order it came to them. */
  readonly reached: readonly number[]
  has(node: number): boolean
  /** A way there, by ids. From one entry there is none shorter. */
  pathTo(node: number): readonly string[]
}

/** Walks a flow breadth first, from one entry after the other: what the first reaches is told as reached by the first. */
export function walk(graph: Graph, from: readonly number[], goes: (node: number, way: Way) => boolean = () => true): Walk {
  const parents = new Map<number, number>()
  const reached: number[] = []
  let next = 0
  for (const entry of from) {
    if (!parents.has(entry)) {
      parents.set(entry, -1)
      reached.push(entry)
    }
    for (let node = reached[next]; node !== undefined; node = reached[++next]) {
      for (const way of graph.ways[node] ?? []) {
        if (parents.has(way.to) || !goes(node, way)) continue
        parents.set(way.to, node)
        reached.push(way.to)
      }
    }
  }
  return {
    reached,
    has: node => parents.has(node),
    pathTo(node) {
      const path: string[] = []
      for (let at = node; at >= 0; at = parents.get(at) ?? -1) path.push(graph.plans[at]?.id ?? '')
      return path.reverse()
    },
  }
}
