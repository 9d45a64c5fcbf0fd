import type { FlowEdge, FlowFrame, FlowNode, FlowNote } from '../../../../runtime/flow/model.ts'
import type { Edit } from './edit.ts'

/** Puts new things on the canvas, behind those there are. */
export const addItems: Edit<{
  readonly nodes?: readonly FlowNode[]
  readonly edges?: readonly FlowEdge[]
  readonly notes?: readonly FlowNote[]
  readonly frames?: readonly FlowFrame[]
}> = (document, { nodes = [], edges = [], notes = [], frames = [] }) => [
  ...nodes.map(after => ({ kind: 'nodes' as const, id: after.id, before: document.nodes.get(after.id), after })),
  ...edges.map(after => ({ kind: 'edges' as const, id: after.id, before: document.edges.get(after.id), after })),
  ...notes.map(after => ({ kind: 'notes' as const, id: after.id, before: document.notes.get(after.id), after })),
  ...frames.map(after => ({ kind: 'frames' as const, id: after.id, before: document.frames.get(after.id), after })),
]
