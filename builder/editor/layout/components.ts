import type { Item, Way } from './layout-graph.ts'

/** Parts of a graph that no way connects, in the order their first item stands; each with its ways. */
export function components(
  items: readonly Item[],
  ways: readonly Way[],
): readonly { readonly items: readonly Item[]; readonly ways: readonly Way[] }[] {
  const head = new Map(items.map(item => [item.id, item.id]))
  const find = (id: string): string => {
    let top = id
    for (let next = head.get(top); next !== undefined && next !== top; next = head.get(top)) top = next
    // Shortens the way for the next who asks.
    for (let at = id; at !== top; ) {
      const next = head.get(at) ?? top
      head.set(at, top)
      at = next
    }
    return top
  }
  for (const { source, target } of ways) head.set(find(target), find(source))
  const waysBy = Map.groupBy(ways, way => find(way.source))
  return [...Map.groupBy(items, item => find(item.id))].map(([id, members]) => ({ items: members, ways: waysBy.get(id) ?? [] }))
}
