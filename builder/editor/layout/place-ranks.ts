import { columnGap } from '../place/free-place.ts'
import type { Item, Way } from './layout-graph.ts'

/** Between two cards of a column, px. */
export const rowGap = 40

/**
 * Puts columns beside each other. In each, an item stands where the ways to it come straight; where that is too close, all of them
 * give way by as little as possible. Because ways leave by ports, what ports lead to keeps their order.
 */
export function placeRanks(
  ranks: readonly (readonly Item[])[],
  ways: readonly Way[],
): ReadonlyMap<string, { readonly x: number; readonly y: number }> {
  const byTarget = Map.groupBy(ways, way => way.target)
  const places = new Map<string, { readonly x: number; readonly y: number }>()
  let x = 0
  for (const rank of ranks) {
    const wanted = rank.map((item, at) => ({ item, at, y: straight(byTarget.get(item.id) ?? [], places) }))
    // What nothing leads to keeps its place among the others, after the one before it.
    let last = 0
    const filled = wanted.map(({ item, at, y }) => {
      last = y ?? last
      return { item, at, y: last }
    })
    const sorted = filled.toSorted((a, b) => a.y - b.y || a.at - b.at)
    const heights = sorted.map(({ item }) => item.height)
    const ys = spread(
      sorted.map(({ y }) => y),
      heights,
    )
    for (const [at, { item }] of sorted.entries()) places.set(item.id, { x, y: ys[at] ?? 0 })
    x += Math.max(...rank.map(({ width }) => width)) + columnGap
  }
  return places
}

function straight(ways: readonly Way[], places: ReadonlyMap<string, { readonly y: number }>): number | undefined {
  const ys = ways.flatMap(({ source, from, to }) => {
    const place = places.get(source)
    return place ? [place.y + from - to] : []
  })
  return ys.length === 0 ? undefined : ys.reduce((sum, y) => sum + y, 0) / ys.length
}

/** Moves things that are sorted apart until none overlaps, each as little as possible: the isotonic regression of their places. */
export function spread(wanted: readonly number[], heights: readonly number[]): readonly number[] {
  let offset = 0
  const offsets = heights.map(height => {
    const here = offset
    offset += height + rowGap
    return here
  })
  const blocks: { sum: number; count: number }[] = []
  for (const [at, y] of wanted.entries()) {
    let block = { sum: y - (offsets[at] ?? 0), count: 1 }
    for (let above = blocks.at(-1); above && above.sum / above.count > block.sum / block.count; above = blocks.at(-1)) {
      block = { sum: block.sum + above.sum, count: block.count + above.count }
      blocks.pop()
    }
    blocks.push(block)
  }
  const shifts = blocks.flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count))
  return shifts.map((shift, at) => shift + (offsets[at] ?? 0))
}
