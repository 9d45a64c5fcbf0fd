import type { FlowEdge } from '../../../runtime/flow/model.ts'
import { applyChanges, type Change } from './change.ts'
import type { FlowDocument } from './document.ts'

/**
 * Changes that let no edge lose an end: others may have taken away a node that an edge comes back to, or led one to a node that
 * goes. What was loose before, as in a file written by hand, stays as it is.
 */
export function withoutLoose(document: FlowDocument, changes: readonly Change[]): readonly Change[] {
  if (!changes.some(({ kind }) => kind === 'nodes' || kind === 'edges')) return changes
  const after = applyChanges(document, changes)
  const loose = new Set<string>()
  for (const edge of after.edges.values()) {
    const before = document.edges.get(edge.id)
    if (isLoose(after, edge) && (!before || !isLoose(document, before))) loose.add(edge.id)
  }
  if (loose.size === 0) return changes
  const kept = changes.filter(change => change.kind !== 'edges' || !loose.has(change.id))
  const gone = [...document.edges.values()].flatMap((before, at): readonly Change[] =>
    loose.has(before.id) ? [{ kind: 'edges', id: before.id, before, at }] : [],
  )
  return [...kept, ...gone]
}

const isLoose = ({ nodes }: FlowDocument, { source, target }: FlowEdge): boolean => !nodes.has(source) || !nodes.has(target)
