import type { FlowShape, Node } from './node-words.ts'

/** A small picture of the way somebody took through a flow. */
export interface FlowPicture {
  readonly boxes: readonly PictureBox[]
  readonly lines: readonly PictureLine[]
  readonly height: number
}

export interface PictureBox {
  readonly node: Node
  readonly x: number
  readonly y: number
  readonly isHere: boolean
  readonly wasTaken: boolean
}

export interface PictureLine {
  readonly id: string
  readonly path: string
  readonly wasTaken: boolean
}

/** px: what fits beside a thread. */
export const pictureWidth = 280
export const boxWidth = 82
export const boxHeight = 24
const gapX = 13
const rowHeight = 44
const margin = 4
const perRow = 3
/** So many nodes of the way, the last ones, and of what was not taken. */
const mostTaken = 6
const mostOthers = 2

/**
 * Lays the way out in rows of three, each row back from where the one before ended, with the ways not taken beside it.
 * `way` is the nodes that heard something, in order; `here` is where it stands.
 */
export function flowPicture(flow: FlowShape, way: readonly string[], here: string | undefined): FlowPicture {
  const known = new Map(flow.nodes.map(node => [node.id, node]))
  const walked = [...new Set([...way, ...(here === undefined ? [] : [here])])].filter(id => known.has(id)).slice(-mostTaken)
  const taken = new Set(walked)
  const others = flow.edges
    .filter(({ source, target }) => taken.has(source) && !taken.has(target) && known.has(target))
    .map(({ target }) => target)
  const shown = [...walked, ...[...new Set(others)].slice(-mostOthers)]
  const boxes = shown.flatMap((id, at) => {
    const node = known.get(id)
    return node ? [{ node, ...placeOf(at), isHere: id === here, wasTaken: taken.has(id) }] : []
  })
  const places = new Map(boxes.map(box => [box.node.id, box]))
  const lines = flow.edges.flatMap(({ id, source, target }) => {
    const [from, to] = [places.get(source), places.get(target)]
    if (!from || !to || from === to) return []
    const next = walked.indexOf(target) - walked.indexOf(source)
    return [{ id, path: pathOf(from, to), wasTaken: taken.has(source) && taken.has(target) && next === 1 }]
  })
  const rows = Math.max(1, Math.ceil(shown.length / perRow))
  return { boxes, lines, height: rows * rowHeight + 4 }
}

function placeOf(at: number): { readonly x: number; readonly y: number } {
  const row = Math.floor(at / perRow)
  const column = row % 2 === 0 ? at % perRow : perRow - 1 - (at % perRow)
  return { x: margin + column * (boxWidth + gapX), y: 12 + row * rowHeight }
}

type Point = Pick<PictureBox, 'x' | 'y'>

function pathOf(a: Point, b: Point): string {
  const middle = boxHeight / 2
  if (a.y === b.y) {
    const [from, to] = a.x < b.x ? [a.x + boxWidth, b.x] : [a.x, b.x + boxWidth]
    // Past a box that stands between.
    if (Math.abs(to - from) > gapX) return `M${from} ${a.y + 4}C${from} ${a.y - 10} ${to} ${b.y - 10} ${to} ${b.y + 4}`
    return `M${from} ${a.y + middle}H${to}`
  }
  const [ax, bx] = [a.x + boxWidth / 2, b.x + boxWidth / 2]
  const [ay, by] = a.y < b.y ? [a.y + boxHeight, b.y] : [a.y, b.y + boxHeight]
  const bend = (ay + by) / 2
  return `M${ax} ${ay}C${ax} ${bend} ${bx} ${bend} ${bx} ${by}`
}
