import type { FlowNode } from '../../../runtime/flow/model.ts'
import type { Card } from '../picture/card.ts'
import type { Box } from '../picture/guides.ts'
import type { FlowDocument } from '../state/document.ts'

interface Which {
  readonly ids?: ReadonlySet<string>
  readonly without?: ReadonlySet<string>
  /** Only what is at least in part in here. */
  readonly within?: Box
}

/** Where things lie and how large they are, by id. */
export function placesOf(
  { nodes, notes, frames }: FlowDocument,
  cardOf: (node: FlowNode) => Pick<Card, 'width' | 'height'>,
  { ids, without, within }: Which,
): ReadonlyMap<string, Box> {
  const places = new Map<string, Box>()
  const put = (id: string, box: Box): void => {
    if (without?.has(id) || (within && !meets(box, within))) return
    places.set(id, { x: box.x, y: box.y, width: box.width, height: box.height })
  }
  const all = ids ?? new Set([...nodes.keys(), ...notes.keys(), ...frames.keys()])
  for (const id of all) {
    const node = nodes.get(id)
    const sheet = notes.get(id) ?? frames.get(id)
    if (node) put(id, { ...cardOf(node), ...node.position })
    else if (sheet) put(id, sheet)
  }
  return places
}

function meets(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}
