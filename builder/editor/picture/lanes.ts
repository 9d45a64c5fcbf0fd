import type { FlowNode } from '../../../runtime/flow/model.ts'
import type { FlowDocument } from '../state/document.ts'
import type { Cards } from './create-cards.ts'
import { type Ends, runOf } from './way-path.ts'

/** Finds for an edge the height on which it runs past the cards between its ends. */
export interface Lanes {
  /** Undefined: nothing is in its way, or there is no way around worth going. */
  of(document: FlowDocument, way: Ends & { readonly source: string; readonly target: string }): number | undefined
}

/** The lanes between these cards: always the same ones. */
export function lanesBetween(cards: Cards): Lanes {
  const known = lanes.get(cards) ?? createLanes(cards)
  lanes.set(cards, known)
  return known
}

const lanes = new WeakMap<Cards, Lanes>()

interface Box {
  readonly id: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

function createLanes(cards: Cards): Lanes {
  const boxes = new Map<string, { readonly node: FlowNode; readonly box: Box }>()
  // By columns of the canvas, so that an edge looks at what lies between its ends and at nothing else.
  const columns = new Map<number, Map<string, Box>>()
  let last: FlowDocument['nodes'] | undefined

  const remove = ({ id, left, right }: Box): void => {
    for (let at = columnOf(left); at <= columnOf(right); at += 1) columns.get(at)?.delete(id)
    boxes.delete(id)
  }
  const put = (node: FlowNode): void => {
    const { width, height } = cards.of(node)
    const { x, y } = node.position
    const box = { id: node.id, left: x, right: x + width, top: y, bottom: y + height }
    boxes.set(node.id, { node, box })
    for (let at = columnOf(box.left); at <= columnOf(box.right); at += 1) {
      const column = columns.get(at) ?? new Map<string, Box>()
      columns.set(at, column)
      column.set(node.id, box)
    }
  }
  const follow = (nodes: FlowDocument['nodes']): void => {
    if (nodes === last) return
    last = nodes
    for (const node of nodes.values()) {
      const known = boxes.get(node.id)
      if (known?.node === node) continue
      if (known) remove(known.box)
      put(node)
    }
    if (boxes.size > nodes.size) for (const { box } of boxes.values()) if (!nodes.has(box.id)) remove(box)
  }
  const within = (left: number, right: number, without: ReadonlySet<string>): readonly Span[] => {
    const spans: Span[] = []
    for (let at = columnOf(left); at <= columnOf(right); at += 1)
      for (const box of columns.get(at)?.values() ?? [])
        if (box.left < right && box.right > left && !without.has(box.id)) spans.push([box.top - clear, box.bottom + clear])
    return spans
  }

  return {
    of({ nodes }, way) {
      const run = runOf(way)
      if (!run) return undefined
      follow(nodes)
      // Its own two cards lie aside of a way on, wherever they are dragged; a way back runs past them.
      const own = new Set(run.isBack ? [] : [way.source, way.target])
      return freeHeight(within(run.left, run.right, own), run.level, way)
    },
  }
}

/** px: as wide as a column with its gap, about. */
const columnWidth = 256
const columnOf = (x: number): number => Math.floor(x / columnWidth)

/** px: so far from a card a way keeps. */
const clear = 14

/** px: a longer way around is none: it would be lost. */
const mostAround = 1_200

type Span = readonly [from: number, to: number]

/** The height nearest to both ends on which nothing lies; undefined for the one it has anyway. */
function freeHeight(spans: readonly Span[], level: number, { sourceY, targetY }: Ends): number | undefined {
  const taken = merged(spans)
  const isFree = (y: number): boolean => !taken.some(([from, to]) => from < y && y < to)
  if (isFree(level)) return undefined
  const way = (y: number): number => Math.abs(y - sourceY) + Math.abs(y - targetY)
  let best: number | undefined
  for (const y of [sourceY, ...taken.flat()]) if (isFree(y) && (best === undefined || way(y) < way(best))) best = y
  return best === undefined || way(best) - Math.abs(targetY - sourceY) > mostAround ? undefined : best
}

function merged(spans: readonly Span[]): readonly Span[] {
  const taken: [number, number][] = []
  for (const [from, to] of spans.toSorted((a, b) => a[0] - b[0])) {
    const before = taken.at(-1)
    if (before && from < before[1]) before[1] = Math.max(before[1], to)
    else taken.push([from, to])
  }
  return taken
}
