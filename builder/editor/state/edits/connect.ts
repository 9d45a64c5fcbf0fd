import type { Edit } from './edit.ts'
import { removed } from './removed.ts'

/** Leads a way out to a node. A way out has one end: what it led to before, and the edge that is moved, go. */
export const connect: Edit<{
  readonly source: string
  readonly port: string
  readonly target: string
  /** The edge that is taken to another end. */
  readonly edge?: string
}> = (document, { source, port, target, edge }, { createId }) => {
  const isSame = [...document.edges.values()].some(
    each => each.source === source && each.port === port && each.target === target && (edge === undefined || each.id === edge),
  )
  if (isSame || !document.nodes.has(source) || !document.nodes.has(target)) return []
  const moved = edge === undefined ? undefined : document.edges.get(edge)
  const gone = [...document.edges.values()].filter(each => each.source === source && each.port === port && each !== moved)
  const after = { id: moved?.id ?? createId(), source, port, target }
  return [
    ...removed(document, 'edges', new Set(gone.map(each => each.id))),
    { kind: 'edges', id: after.id, before: moved, after },
  ]
}
