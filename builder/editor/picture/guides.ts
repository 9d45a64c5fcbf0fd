/** A rectangle of the canvas. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Lines along which what is dragged stands in line with something else. */
export interface Guides {
  readonly x: number | undefined
  readonly y: number | undefined
}

/** What it snaps to otherwise, px of the canvas. */
const grid = 8

/**
 * How much a dragged box must be moved to stand in line with another one, within `reach`; else to stand on the grid. Left, middle and
 * right each go with their like.
 */
export function snapped(
  box: Box,
  others: readonly Box[],
  reach: number,
): { readonly dx: number; readonly dy: number; readonly guides: Guides } {
  const across = nearest(linesAcross(box), others.map(linesAcross), reach)
  const down = nearest(linesDown(box), others.map(linesDown), reach)
  return {
    dx: across?.by ?? toGrid(box.x),
    dy: down?.by ?? toGrid(box.y),
    guides: { x: across?.line, y: down?.line },
  }
}

type Lines = readonly [first: number, middle: number, last: number]

const linesAcross = ({ x, width }: Box): Lines => [x, x + width / 2, x + width]
const linesDown = ({ y, height }: Box): Lines => [y, y + height / 2, y + height]

function nearest(
  own: Lines,
  others: readonly Lines[],
  reach: number,
): { readonly by: number; readonly line: number } | undefined {
  let best: { by: number; line: number } | undefined
  for (const lines of others)
    for (const [index, line] of lines.entries()) {
      const by = line - (own[index] ?? line)
      if (Math.abs(by) <= (best ? Math.abs(best.by) - 0.01 : reach)) best = { by, line }
    }
  return best
}

function toGrid(at: number): number {
  return Math.round(at / grid) * grid - at
}
