import type { AnyAction } from '../../plugins/kit/action.ts'
import { portsOf } from '../../plugins/kit/ports.ts'
import type { AnyTrigger } from '../../plugins/kit/trigger.ts'
import type { Declarations } from './declarations.ts'
import type { Flow, FlowNode } from './model.ts'

/** A node made ready to run: its declaration, its config as the declaration reads it, its ways on. */
export interface NodePlan {
  readonly id: string
  readonly declared: AnyAction | AnyTrigger | undefined
  readonly config: Readonly<Record<string, unknown>>
  /** Why it cannot run, when its plugin is gone or reads the config no more. */
  readonly broken?: string
  /** Every port, also without an edge. */
  readonly ports: readonly string[]
  /** Where each drawn port leads. */
  readonly targets: ReadonlyMap<string, string>
  /** Nodes of this flow that the action may jump to, named by its config. */
  readonly jumps: readonly string[]
  readonly phrases: FlowNode['phrases']
}

/** The nodes of a flow by id, in the order of the document. */
export function planNodes(flow: Flow, declarations: Declarations): ReadonlyMap<string, NodePlan> {
  const targets = new Map<string, Map<string, string>>()
  const ids = new Set(flow.nodes.map(node => node.id))
  for (const { source, port, target } of flow.edges) {
    if (!ids.has(target)) continue
    const ways = targets.get(source) ?? new Map<string, string>()
    ways.set(port, target)
    targets.set(source, ways)
  }
  const none: ReadonlyMap<string, string> = new Map()
  return new Map(flow.nodes.map(node => [node.id, planNode(node, declarations, targets.get(node.id) ?? none, ids)]))
}

function planNode(node: FlowNode, declarations: Declarations, targets: ReadonlyMap<string, string>, ids: ReadonlySet<string>): NodePlan {
  const declared = declarations.get(node.action)
  const common = { id: node.id, targets, phrases: node.phrases }
  if (!declared) return { ...common, declared, config: {}, broken: `no plugin "${node.action}"`, ports: [], jumps: [] }
  const config = declared.config.safeParse(migrated(node, declared))
  if (!config.success) {
    const { path, message } = config.error.issues[0] ?? { path: [], message: '' }
    return { ...common, declared, config: {}, broken: `config of "${node.action}": ${path.join('.')} ${message}`, ports: [], jumps: [] }
  }
  if (declared.type === 'trigger') return { ...common, declared, config: config.data, ports: ['next'], jumps: [] }
  const ports = portsOf(declared.ports, config.data).map(port => port.id)
  return { ...common, declared, config: config.data, ports, jumps: leadsOf(declared, config.data).filter(id => ids.has(id)) }
}

/** A node's config, in today's schema of its action. */
export function migrated(node: FlowNode, declared: AnyAction | AnyTrigger): unknown {
  const { actionVersion = declared.version ?? 1, config } = node
  if (declared.type === 'trigger' || !declared.migrate || actionVersion === (declared.version ?? 1)) return config
  return declared.migrate(config, actionVersion)
}

/** What the fields that lead somewhere name: flows and nodes. */
export function leadsOf(declared: AnyAction, config: Readonly<Record<string, unknown>>): readonly string[] {
  const { leads } = declared.does ?? {}
  const fields = leads === undefined ? [] : typeof leads === 'string' ? [leads] : leads
  return fields.map(field => config[field]).filter(value => typeof value === 'string')
}
