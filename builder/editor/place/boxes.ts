import type { FlowNode } from '../../../runtime/flow/model.ts'
import type { Card } from '../picture/card.ts'
import type { FlowDocument } from '../state/document.ts'
import type { Point } from '../tools/tool.ts'
import type { Box } from './free-place.ts'

/** What things look like on the canvas, and what of it is seen. */
export interface Ground {
  cardOf(node: FlowNode): Pick<Card, 'width' | 'height' | 'ports' | 'title'>
  /** The middle of what is seen. */
  centre(): Point
}

/** Where a node, note or frame lies. */
export function boxOf(document: FlowDocument, id: string, { cardOf }: Pick<Ground, 'cardOf'>): Box | undefined {
  const node = document.nodes.get(id)
  if (!node) return document.notes.get(id) ?? document.frames.get(id)
  const { width, height } = cardOf(node)
  return { ...node.position, width, height }
}

/** Where these lie, by id. */
export function boxesOf(document: FlowDocument, ids: Iterable<string>, ground: Pick<Ground, 'cardOf'>): ReadonlyMap<string, Box> {
  const boxes = new Map<string, Box>()
  for (const id of ids) {
    const box = boxOf(document, id, ground)
    if (box) boxes.set(id, box)
  }
  return boxes
}

/** What new things must not lie on. Frames are no obstacle: things go into them. */
export function obstacles(document: FlowDocument, ground: Pick<Ground, 'cardOf'>): readonly Box[] {
  return [...boxesOf(document, [...document.nodes.keys(), ...document.notes.keys()], ground).values()]
}
