import type { Box } from '../place/free-place.ts'
import { isIn } from '../place/is-in.ts'
import type { Item, LaidBox, LayoutGraph, LayoutNode, Places, Way } from './layout-graph.ts'
import { notesBy } from './notes-by.ts'
import { pack } from './pack.ts'

/** px: around what a frame holds, and above it for its title; between a node and its note. */
const padding = 24
const title = 40
const noteGap = 16

/** Positions are steps of the grid, px. */
const grid = 8

/**
 * Puts a flow from left to right. A frame keeps what lies in it, a note stays below its node, parts that nothing connects stand below
 * each other. The same graph gives the same places.
 */
export function layOut(graph: LayoutGraph): Places {
  const all = [...graph.nodes, ...graph.notes, ...graph.frames]
  if (all.length === 0) return new Map()
  const block = blockOf(graph, undefined, new Map(all.map(each => [each.id, homeOf(each, graph.frames)])))
  const left = Math.min(...all.map(({ x }) => x))
  const top = Math.min(...all.map(({ y }) => y))
  return new Map([...block.places].map(([id, box]) => [id, { ...box, x: snap(left + box.x), y: snap(top + box.y) }]))
}

interface Block {
  readonly places: Places
  readonly width: number
  readonly height: number
}

/** What lies in one frame, or in none: placed from its upper left corner. */
function blockOf(graph: LayoutGraph, frame: string | undefined, homes: ReadonlyMap<string, string | undefined>): Block {
  const own = <T extends LaidBox>(boxes: readonly T[]): readonly T[] => boxes.filter(({ id }) => homes.get(id) === frame)
  const nodes = own(graph.nodes)
  const notes = notesBy(own(graph.notes), nodes)
  const inner = new Map(own(graph.frames).map(each => [each.id, blockOf(graph, each.id, homes)]))
  const items: readonly Item[] = [
    ...nodes.map(node => nodeItem(node, notes.of.get(node.id) ?? [])),
    ...own(graph.frames).map(each => frameItem(each, inner.get(each.id))),
    ...notes.loose.map(note => ({ ...note, isTrigger: false, at: note })),
  ]
  const places = pack(items, waysIn(graph, frame, homes, inner))

  const made = new Map<string, Box>()
  for (const node of nodes) {
    const at = places.get(node.id)
    if (!at) continue
    made.set(node.id, { ...at, width: node.width, height: node.height })
    let y = at.y + node.height + noteGap
    for (const note of notes.of.get(node.id) ?? []) {
      made.set(note.id, { x: at.x, y, width: note.width, height: note.height })
      y += note.height + noteGap
    }
  }
  for (const note of notes.loose) made.set(note.id, { ...note, ...places.get(note.id) })
  for (const [id, block] of inner) {
    const at = places.get(id) ?? { x: 0, y: 0 }
    made.set(id, { ...at, ...frameSize(block) })
    for (const [each, box] of block.places) made.set(each, { ...box, x: at.x + padding + box.x, y: at.y + title + box.y })
  }
  const boxes = [...made.values()]
  return {
    places: made,
    width: Math.max(0, ...boxes.map(({ x, width }) => x + width)),
    height: Math.max(0, ...boxes.map(({ y, height }) => y + height)),
  }
}

/** The ways between what lies side by side here: a way into a frame leads to the frame. */
function waysIn(
  graph: LayoutGraph,
  frame: string | undefined,
  homes: ReadonlyMap<string, string | undefined>,
  inner: ReadonlyMap<string, Block>,
): readonly Way[] {
  const known = new Map(graph.nodes.map(node => [node.id, node]))
  // In which item of this block a node is, and how far below the top of that.
  const itemAt = (id: string): { readonly item: string; readonly y: number } | undefined => {
    let item = id
    while (homes.has(item) && homes.get(item) !== frame) {
      const home = homes.get(item)
      if (home === undefined) return undefined
      item = home
    }
    if (item === id) return { item, y: 0 }
    return { item, y: title + (inner.get(item)?.places.get(id)?.y ?? 0) }
  }
  const led = new Map(
    [...Map.groupBy(graph.edges, edge => edge.source)].map(([id, own]) => [id, new Set(own.map(edge => edge.port))]),
  )
  return graph.edges.flatMap(({ source, port, target }) => {
    const [from, to] = [known.has(source) ? itemAt(source) : undefined, known.has(target) ? itemAt(target) : undefined]
    if (!from || !to || from.item === to.item) return []
    const { ports = [] } = known.get(source) ?? {}
    const own = led.get(source)
    const first = ports.find(({ id }) => own?.has(id))?.y ?? 0
    // The first way goes straight on: cards of a row have their heads beside each other. Further ones leave as far below.
    const below = (ports.find(({ id }) => id === port)?.y ?? first) - first
    return [{ source: from.item, target: to.item, from: from.y + below, to: to.y }]
  })
}

function nodeItem({ id, width, height, isTrigger, x, y }: LayoutNode, notes: readonly LaidBox[]): Item {
  const below = notes.reduce((sum, note) => sum + noteGap + note.height, 0)
  return { id, isTrigger, at: { x, y }, width: Math.max(width, ...notes.map(note => note.width)), height: height + below }
}

function frameItem(frame: LaidBox, block: Block | undefined): Item {
  return { id: frame.id, isTrigger: false, at: frame, ...frameSize(block) }
}

function frameSize({ width, height }: Pick<Block, 'width' | 'height'> = { width: 0, height: 0 }): Pick<Box, 'width' | 'height'> {
  return { width: snap(Math.max(width, 160) + 2 * padding), height: snap(Math.max(height, 40) + title + padding) }
}

/** The smallest frame that something lies in: by its middle, or wholly where it is a frame itself. */
function homeOf(box: LaidBox, frames: readonly LaidBox[]): string | undefined {
  const isFrame = frames.includes(box)
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2, width: 0, height: 0 }
  const around = frames.filter(frame => frame !== box && (isFrame ? isInside(box, frame, frames) : isIn(middle, frame)))
  return around.toSorted((a, b) => a.width * a.height - b.width * b.height)[0]?.id
}

/** Of two frames that lie alike, the later is in the earlier: never each in the other. */
function isInside(box: LaidBox, frame: LaidBox, frames: readonly LaidBox[]): boolean {
  return isIn(box, frame) && (!isIn(frame, box) || frames.indexOf(frame) < frames.indexOf(box))
}

function snap(px: number): number {
  return Math.ceil(px / grid) * grid
}
