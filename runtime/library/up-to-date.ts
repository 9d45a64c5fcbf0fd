import type { Declarations } from '../flow/declarations.ts'
import type { Flow } from '../flow/model.ts'
import { migrateConfig } from '../flow/node-plan.ts'

/**
 * A draft as its plugins of today read it: configs written for an earlier version of a schema are migrated, so that whoever draws it
 * sees and changes what will run. The same flow where there is nothing to do. What a plugin cannot migrate stays as it is: the check says so.
 */
export function upToDate(flow: Flow, declarations: Declarations): Flow {
  const nodes = flow.nodes.map(node => {
    const declared = declarations.get(node.action)
    const today = declared?.version ?? 1
    // Where no version stands, there was only the first.
    const { actionVersion = 1 } = node
    if (declared?.type !== 'action' || actionVersion >= today) return node
    try {
      return { ...node, config: { ...migrateConfig({ ...node, actionVersion }, declared) }, actionVersion: today }
    } catch {
      return { ...node, actionVersion }
    }
  })
  return nodes.every((node, index) => node === flow.nodes[index]) ? flow : { ...flow, nodes }
}

/** Does any node of it stand for one of these plugins? */
export function usesAny(flow: Flow, ids: ReadonlySet<string>): boolean {
  return flow.nodes.some(({ action }) => ids.has(action))
}
