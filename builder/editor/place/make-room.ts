import type { FlowNode } from '../../../runtime/flow/model.ts'
import type { FlowDocument } from '../state/document.ts'
import type { Point } from '../tools/tool.ts'
import type { Ground } from './boxes.ts'
import { type Box, columnGap } from './free-place.ts'

/** Where a node goes that is put between two others, and what moves to the right to make room for it. */
export function makeRoom(
  document: FlowDocument,
  source: FlowNode,
  target: FlowNode,
  size: Pick<Box, 'width' | 'height'>,
  { cardOf }: Pick<Ground, 'cardOf'>,
): { readonly at: Point; readonly moved: ReadonlyMap<string, Point> } {
  const from = source.position.x + cardOf(source).width
  const at = { x: from + columnGap, y: (source.position.y + target.position.y) / 2 }
  const lacking = from + columnGap + size.width + columnGap - target.position.x
  // A way back to the left has all the room there is.
  if (lacking <= 0 || target.position.x < from)
    return { at: lacking <= 0 ? middle(from, source, target, size) : at, moved: new Map() }
  const later = behind(document, target.id, target.position.x)
  return { at, moved: new Map(later.map(({ id, position }) => [id, { x: position.x + lacking, y: position.y }])) }
}

function middle(from: number, source: FlowNode, target: FlowNode, size: Pick<Box, 'width'>): Point {
  return { x: (from + target.position.x - size.width) / 2, y: (source.position.y + target.position.y) / 2 }
}

/** What can be reached from a node, as far as it lies no more to the left than `x`. */
function behind(document: FlowDocument, first: string, x: number): readonly FlowNode[] {
  const targets = Map.groupBy(document.edges.values(), edge => edge.source)
  const found = new Map<string, FlowNode>()
  const left = [first]
  for (let id = left.pop(); id !== undefined; id = left.pop()) {
    const node = document.nodes.get(id)
    if (!node || found.has(id) || node.position.x < x) continue
    found.set(id, node)
    for (const edge of targets.get(id) ?? []) left.push(edge.target)
  }
  return [...found.values()]
}
