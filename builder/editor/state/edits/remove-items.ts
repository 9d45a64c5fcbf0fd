import type { Edit } from './edit.ts'
import { removed } from './removed.ts'

/** Takes nodes, notes, frames and edges away; with a node go the edges at it. */
export const removeItems: Edit<{ readonly items?: ReadonlySet<string>; readonly edges?: ReadonlySet<string> }> = (
  document,
  { items = new Set(), edges = new Set() },
) => {
  const loose = [...document.edges.values()].filter(({ source, target }) => items.has(source) || items.has(target))
  return [
    ...removed(document, 'edges', new Set([...edges, ...loose.map(edge => edge.id)])),
    ...removed(document, 'nodes', items),
    ...removed(document, 'notes', items),
    ...removed(document, 'frames', items),
  ]
}
