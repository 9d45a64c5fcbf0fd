import type { Point } from '../tools/tool.ts'

/** A rectangle of the canvas, in its pixels. */
export interface Box extends Point {
  readonly width: number
  readonly height: number
}

type Size = Pick<Box, 'width' | 'height'>

/** What is kept free around a card, px: an edge passes there. */
export const gap = 40

/** Between two columns: edges turn there, px. */
export const columnGap = 72

/** How much lower it is tried when no place to the right is free, px. */
const step = 24

/** Do two boxes come closer than `by`? */
export function areClose(a: Box, b: Box, by: number): boolean {
  return a.x < b.x + b.width + by && b.x < a.x + a.width + by && a.y < b.y + b.height + by && b.y < a.y + a.height + by
}

/**
 * The place nearest to a point where something of this size overlaps nothing: there, else further down the column, else the next
 * column to the right.
 */
export function freePlace(wanted: Point, size: Size, taken: readonly Box[]): Point {
  const farthest = taken.reduce((most, box) => Math.max(most, box.y + box.height), wanted.y)
  // To the right of everything there is always a place: so this ends.
  for (let x = wanted.x; ; ) {
    const column = taken.filter(box => box.x < x + size.width + gap / 2 && x < box.x + box.width + gap / 2)
    const at = freeIn(column, x, wanted.y, size, farthest)
    if (at && at.y - wanted.y <= maxDrop) return at
    x = column.reduce((most, box) => Math.max(most, box.x + box.width), x) + gap
    if (column.length === 0) return { x, y: wanted.y }
  }
}

/** Further down than this it is not beside any more, px. */
const maxDrop = 1_200

function freeIn(column: readonly Box[], x: number, from: number, size: Size, farthest: number): Point | undefined {
  for (let y = from; y <= farthest + step; y += step) {
    const box = { x, y, ...size }
    if (!column.some(each => areClose(box, each, gap / 2))) return { x, y }
  }
  return undefined
}
