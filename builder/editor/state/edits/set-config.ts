import { portsOf } from '../../../../plugins/kit/ports.ts'
import type { FlowNode } from '../../../../runtime/flow/model.ts'
import { sameJson } from '../same-json.ts'
import { atPath, type Path, withPath } from '../with-path.ts'
import type { Edit, EditWorld } from './edit.ts'
import { removed } from './removed.ts'

/** Fills in a field of a node's config. With an item of a list that has a way out of its own goes the edge that left there. */
export const setConfig: Edit<{ readonly node: string; readonly path: Path; readonly value: unknown }> = (
  document,
  { node: id, path, value },
  world,
) => {
  const before = document.nodes.get(id)
  if (!before) return []
  if (sameJson(atPath(before.config, path), value)) return []
  const config = (withPath(before.config, path, value) ?? {}) as FlowNode['config']
  const gone = portsGone(before, config, world)
  const loose = [...document.edges.values()].filter(edge => edge.source === id && gone.has(edge.port))
  return [
    { kind: 'nodes', id, before, after: { ...before, config } },
    ...removed(document, 'edges', new Set(loose.map(edge => edge.id))),
  ]
}

function portsGone(node: FlowNode, config: FlowNode['config'], { portSpecsOf }: EditWorld): ReadonlySet<string> {
  const specs = portSpecsOf(node.action)
  const left = new Set(portsOf(specs, config).map(port => port.id))
  return new Set(
    portsOf(specs, node.config)
      .map(port => port.id)
      .filter(port => !left.has(port)),
  )
}
