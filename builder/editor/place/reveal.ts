import type { CanvasView } from '../canvas/canvas-view.tsx'
import type { Box } from './free-place.ts'
import { isIn } from './is-in.ts'

/** Shows these unless they are in sight already: what one looks at does not jump without need. */
export function reveal(view: CanvasView, boxes: ReadonlyMap<string, Box>): void {
  const seen = document.querySelector('.react-flow')?.getBoundingClientRect()
  if (!seen) return
  const start = view.toFlow({ x: seen.left, y: seen.top })
  const end = view.toFlow({ x: seen.right, y: seen.bottom })
  const frame = { ...start, width: end.x - start.x, height: end.y - start.y }
  if ([...boxes.values()].some(box => !isIn(box, frame))) view.show([...boxes.keys()])
}
