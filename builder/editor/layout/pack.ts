import type { Point } from '../tools/tool.ts'
import { components } from './components.ts'
import type { Item, Way } from './layout-graph.ts'
import { placeRanks, rowGap } from './place-ranks.ts'
import { ranked } from './rank.ts'

/** Between parts that nothing connects, px. */
const partGap = 80

/** Things alone stand in rows about as wide as this, px. */
const rowWidth = 1_200

/** Puts items that ways connect from left to right, parts without a way between them below each other, and what is alone last. */
export function pack(items: readonly Item[], ways: readonly Way[]): ReadonlyMap<string, Point> {
  const parts = components(items, ways).toSorted((a, b) => highest(a.items) - highest(b.items))
  const places = new Map<string, Point>()
  let top = 0
  for (const part of parts.filter(({ items: members }) => members.length > 1)) {
    const made = placeRanks(ranked(part.items, part.ways), part.ways)
    const up = Math.min(...[...made.values()].map(({ y }) => y))
    let end = top
    for (const item of part.items) {
      const { x, y } = made.get(item.id) ?? { x: 0, y: up }
      places.set(item.id, { x, y: y - up + top })
      end = Math.max(end, y - up + top + item.height)
    }
    top = end + partGap
  }
  const alone = parts.filter(({ items: members }) => members.length === 1).flatMap(part => part.items)
  let [x, rowEnd] = [0, top]
  for (const item of alone) {
    if (x > 0 && x + item.width > rowWidth) {
      x = 0
      top = rowEnd + rowGap
    }
    places.set(item.id, { x, y: top })
    x += item.width + rowGap
    rowEnd = Math.max(rowEnd, top + item.height)
  }
  return places
}

function highest(items: readonly Item[]): number {
  return Math.min(...items.map(({ at }) => at.y))
}
