import { portsOf } from '../../../../plugins/kit/ports.ts'
import type { FlowNode } from '../../../../runtime/flow/model.ts'
import type { Edit } from './edit.ts'

/** Puts a new node into a connection: it is led to, and leads on by its first way out. */
export const insertOnEdge: Edit<{ readonly edge: string; readonly node: FlowNode }> = (document, { edge, node }, world) => {
  const before = document.edges.get(edge)
  if (!before) return [{ kind: 'nodes', id: node.id, after: node }]
  const [port] = portsOf(world.portSpecsOf(node.action), node.config)
  const on = port && { id: world.createId(), source: node.id, port: port.id, target: before.target }
  return [
    { kind: 'nodes', id: node.id, after: node },
    { kind: 'edges', id: edge, before, after: { ...before, target: node.id } },
    ...(on ? [{ kind: 'edges' as const, id: on.id, after: on }] : []),
  ]
}
