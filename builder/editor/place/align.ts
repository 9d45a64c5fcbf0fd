import type { Point } from '../tools/tool.ts'
import type { Box } from './free-place.ts'

/** Along which line things are put. */
export type Alignment = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom'

export type Axis = 'across' | 'down'

type Boxes = ReadonlyMap<string, Box>

/** Puts boxes along one line: the outermost of an edge, the middle of all for the centre. */
export function aligned(boxes: Boxes, alignment: Alignment): ReadonlyMap<string, Point> {
  const all = [...boxes.values()]
  const left = Math.min(...all.map(box => box.x))
  const right = Math.max(...all.map(box => box.x + box.width))
  const top = Math.min(...all.map(box => box.y))
  const bottom = Math.max(...all.map(box => box.y + box.height))
  const put: Readonly<Record<Alignment, (box: Box) => Point>> = {
    left: ({ y }) => ({ x: left, y }),
    centre: ({ y, width }) => ({ x: (left + right - width) / 2, y }),
    right: ({ y, width }) => ({ x: right - width, y }),
    top: ({ x }) => ({ x, y: top }),
    middle: ({ x, height }) => ({ x, y: (top + bottom - height) / 2 }),
    bottom: ({ x, height }) => ({ x, y: bottom - height }),
  }
  return new Map([...boxes].map(([id, box]) => [id, put[alignment](box)]))
}

/** Leaves the same gap between neighbours; the first and the last stay where they are. */
export function distributed(boxes: Boxes, axis: Axis): ReadonlyMap<string, Point> {
  const [at, size] = axis === 'across' ? (['x', 'width'] as const) : (['y', 'height'] as const)
  const sorted = [...boxes].toSorted(([, a], [, b]) => a[at] + a[size] / 2 - (b[at] + b[size] / 2))
  const [first, last] = [sorted[0]?.[1], sorted.at(-1)?.[1]]
  if (!first || !last) return new Map()
  const filled = sorted.reduce((sum, [, box]) => sum + box[size], 0)
  const gap = (last[at] + last[size] - first[at] - filled) / Math.max(1, sorted.length - 1)
  let next = first[at]
  return new Map(
    sorted.map(([id, box]) => {
      const place = { x: box.x, y: box.y, [at]: next }
      next += box[size] + gap
      return [id, place]
    }),
  )
}
