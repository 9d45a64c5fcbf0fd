import { type Box, snapped } from '../picture/guides.ts'
import type { Drag } from './drag-places.ts'

/** Where dragged boxes go together: all by the same, so that what is dragged as a whole stands in line or on the grid. */
export function snapPlaces(
  from: ReadonlyMap<string, Box>,
  by: { readonly x: number; readonly y: number },
  near: ReadonlyMap<string, Box>,
  reach: number,
): Drag {
  const all = [...from.values()]
  const x = Math.min(...all.map(box => box.x))
  const y = Math.min(...all.map(box => box.y))
  const width = Math.max(...all.map(box => box.x + box.width)) - x
  const height = Math.max(...all.map(box => box.y + box.height)) - y
  const { dx, dy, guides } =
    reach > 0
      ? snapped({ x: x + by.x, y: y + by.y, width, height }, [...near.values()], reach)
      : { dx: 0, dy: 0, guides: { x: undefined, y: undefined } }
  const places = [...from].map(([id, box]) => [id, { x: box.x + by.x + dx, y: box.y + by.y + dy }] as const)
  return { places: new Map(places), guides }
}
