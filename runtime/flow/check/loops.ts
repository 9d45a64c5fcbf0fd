import { componentsOf } from './components.ts'
import type { Graph, Way } from './graph.ts'
import type { Finding } from './problem.ts'
import type { Subject } from './subject.ts'
import { walk } from './walk.ts'

/**
 * Circles that nobody ever rests in: each such group of nodes once. Also where nothing leads: a conversation may stand there
 * since an earlier version.
 */
export function* loops({ graph, everywhere, withinTurn }: Subject): Iterable<Finding> {
  const runs = graph.ways.map((ways, node) => {
    const plan = graph.plans[node]
    return plan ? ways.filter(way => withinTurn.goesOn(plan, way.port)) : []
  })
  const { of: group } = componentsOf(runs.map(ways => ways.map(way => way.to)))
  const within = (node: number, way: Way): boolean => group[node] === group[way.to]
  const before = (node: number): readonly string[] => (everywhere.has(node) ? everywhere.pathTo(node).slice(0, -1) : [])
  const shown = new Set<number | undefined>()
  const unreached = graph.plans.map((_, node) => node).filter(node => !everywhere.has(node))
  // In the order of reaching: the first of a group is where a conversation comes into it.
  for (const node of [...everywhere.reached, ...unreached]) {
    if (shown.has(group[node])) continue
    const round = circleFrom({ ...graph, ways: runs }, node, within)
    if (!round) continue
    shown.add(group[node])
    yield {
      code: 'loop_without_wait',
      node: round[0],
      params: { count: round.length - 1 },
      witness: () => [...before(node), ...round],
    }
  }
}

// The shortest way from a node back to itself. A node that shares its group with no other has at most one to itself.
function circleFrom(graph: Graph, node: number, within: (node: number, way: Way) => boolean): readonly string[] | undefined {
  if (!graph.ways[node]?.some(way => within(node, way))) return undefined
  const around = walk(graph, [node], within)
  const last = around.reached.find(at => graph.ways[at]?.some(way => way.to === node))
  return last === undefined ? undefined : [...around.pathTo(last), graph.plans[node]?.id ?? '']
}
