import { Graph, layout } from '@dagrejs/dagre'
import type { Item, Way } from './layout-graph.ts'

/**
 * In which column each item stands, and in which order there: as far to the left as the ways to it allow. Ways back are no reason.
 */
export function ranked(items: readonly Item[], ways: readonly Way[]): readonly (readonly Item[])[] {
  const bySource = Map.groupBy(ways, way => way.source)
  const { order, onward } = walked(items, bySource)
  const depth = new Map<string, number>()
  const parent = new Map<string, string>()
  for (const id of order) {
    const here = depth.get(id) ?? 0
    for (const { target } of bySource.get(id) ?? []) {
      if (!onward.has(`${id} ${target}`) || (depth.get(target) ?? 0) >= here + 1) continue
      depth.set(target, here + 1)
      parent.set(target, id)
    }
  }
  return columns(items, parent, order)
}

/** Dagre is given the one way to each item that decides its column: no way then spans several, which is what costs it minutes. */
function columns(
  items: readonly Item[],
  parent: ReadonlyMap<string, string>,
  order: readonly string[],
): readonly (readonly Item[])[] {
  const graph = new Graph()
  graph.setGraph({ rankdir: 'LR', ranker: 'tight-tree' })
  const known = new Map(items.map(item => [item.id, item]))
  for (const id of order) graph.setNode(id, { width: known.get(id)?.width ?? 0, height: known.get(id)?.height ?? 0 })
  // What begins at different depths is held there by a root of all.
  for (const id of order) graph.setEdge(parent.get(id) ?? root, id, {})
  graph.setNode(root, { width: 0, height: 0 })
  layout(graph)
  const ranks = Map.groupBy(items, item => Number(graph.node(item.id).rank))
  const sorted = [...ranks].toSorted(([a], [b]) => a - b).map(([, members]) => members)
  return sorted.map(members => members.toSorted((a, b) => Number(graph.node(a.id).order) - Number(graph.node(b.id).order)))
}

// No id of a flow has a space in it.
const root = 'the root'

/** All items in an order where ways lead on, beginning with triggers; and which ways do lead on. */
function walked(
  items: readonly Item[],
  bySource: ReadonlyMap<string, readonly Way[]>,
): { readonly order: readonly string[]; readonly onward: ReadonlySet<string> } {
  const led = new Set([...bySource.values()].flat().map(way => way.target))
  const begins = (item: Item): number => (item.isTrigger ? 0 : led.has(item.id) ? 2 : 1)
  const first = items.toSorted((a, b) => begins(a) - begins(b) || a.at.y - b.at.y || a.at.x - b.at.x)
  const onward = new Set<string>()
  const done: string[] = []
  const state = new Map<string, 'open' | 'done'>()
  for (const { id: begin } of first) {
    if (state.has(begin)) continue
    const stack = [{ id: begin, next: 0 }]
    state.set(begin, 'open')
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const way = bySource.get(top.id)?.[top.next]
      top.next += 1
      if (!way) {
        state.set(top.id, 'done')
        done.push(top.id)
        stack.pop()
      } else if (state.get(way.target) !== 'open') {
        onward.add(`${top.id} ${way.target}`)
        if (!state.has(way.target)) {
          state.set(way.target, 'open')
          stack.push({ id: way.target, next: 0 })
        }
      }
    }
  }
  return { order: done.toReversed(), onward }
}
