import type { FlowEdge } from '../../../runtime/flow/model.ts'
import type { FlowDocument } from '../state/document.ts'
import type { LitPath } from '../state/session.ts'
import type { Cards } from './create-cards.ts'
import type { EdgesAt } from './edges-at.ts'
import { depths, type WayData, type WayEdge, wayIn } from './picture.ts'
import type { Seen } from './project.ts'

/**
 * Makes the edges of a document as React Flow takes them. One that leads to nothing is not drawn. What an edge is called is no part of
 * it: when a single one becomes another, React Flow puts all of its tables of edges together again.
 */
export function projectEdges(cards: Cards) {
  const kept = new Map<string, Known>()
  return (document: FlowDocument, seen: Seen, at: EdgesAt): WayEdge[] => {
    const lit = seen.lit && litEdges(seen.lit, at)
    const made: WayEdge[] = []
    for (const edge of document.edges.values()) {
      const { id } = edge
      const [source, target] = [document.nodes.get(edge.source), document.nodes.get(edge.target)]
      // Nothing leads into a trigger, whatever a file says.
      if (!source || !target || cards.of(target).isTrigger) continue
      const isException = cards.of(source).ports.find(port => port.id === edge.port)?.isException ?? true
      const isLit = lit?.has(id) ?? false
      const isPaled = lit !== undefined && !isLit
      const selected = seen.selection.edges.has(id)
      const before = kept.get(id)
      if (before?.edge === edge && before.made.selected === selected && isSame(before.data, isException, isLit, isPaled)) {
        made.push(before.made)
        continue
      }
      const data = { isException, isLit, isPaled }
      const drawn = edgeOf(edge, data, selected)
      kept.set(id, { edge, data, made: drawn })
      made.push(drawn)
    }
    if (kept.size > document.edges.size) for (const id of kept.keys()) if (!document.edges.has(id)) kept.delete(id)
    return made
  }
}

interface Known {
  readonly edge: FlowEdge
  readonly data: WayData
  readonly made: WayEdge
}

function isSame(data: WayData, isException: boolean, isLit: boolean, isPaled: boolean): boolean {
  return data.isException === isException && data.isLit === isLit && data.isPaled === isPaled
}

function edgeOf({ id, source, port, target }: FlowEdge, data: WayData, selected: boolean): WayEdge {
  return {
    id,
    type: 'way',
    source,
    sourceHandle: port,
    target,
    targetHandle: wayIn,
    selected,
    zIndex: depths.edge,
    data,
    domAttributes: { 'aria-labelledby': wayNameId(id) },
  }
}

/** The element of a page that says what an edge is called. */
export const wayNameId = (edge: string): string => `way-${edge}`

/** The edges of a lit path: of several between the same two nodes the first. */
function litEdges({ nodes }: LitPath, at: EdgesAt): ReadonlySet<string> {
  const steps = nodes.slice(1).map((to, index) => at.get(nodes[index] ?? '')?.find(({ target }) => target === to)?.id)
  return new Set(steps.filter(id => id !== undefined))
}
