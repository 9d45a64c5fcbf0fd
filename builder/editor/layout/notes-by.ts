import type { Box } from '../place/free-place.ts'
import type { LaidBox } from './layout-graph.ts'

/** A note farther than this from every node belongs to none, px. */
const near = 160

/** Which notes belong to which node: to the nearest, if one is near. */
export function notesBy(
  notes: readonly LaidBox[],
  nodes: readonly LaidBox[],
): { readonly of: ReadonlyMap<string, readonly LaidBox[]>; readonly loose: readonly LaidBox[] } {
  const of = new Map<string, LaidBox[]>()
  const loose: LaidBox[] = []
  for (const note of notes) {
    let nearest: LaidBox | undefined
    let least = near
    for (const node of nodes) {
      const far = between(note, node)
      if (far <= least && (far < least || !nearest)) {
        nearest = node
        least = far
      }
    }
    if (nearest) of.set(nearest.id, [...(of.get(nearest.id) ?? []), note])
    else loose.push(note)
  }
  return { of, loose }
}

/** From edge to edge, px. */
function between(a: Box, b: Box): number {
  const x = Math.max(0, b.x - (a.x + a.width), a.x - (b.x + b.width))
  const y = Math.max(0, b.y - (a.y + a.height), a.y - (b.y + b.height))
  return Math.hypot(x, y)
}
