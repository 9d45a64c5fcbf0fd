import type { AnyAction } from '../../plugins/kit/action.ts'
import { conditionOf } from '../../plugins/kit/condition-of.ts'
import { portsOf } from '../../plugins/kit/ports.ts'
import { condition } from '../../plugins/kit/rule/condition.ts'
import type { AnyTrigger } from '../../plugins/kit/trigger.ts'
import type { Declarations } from './declarations.ts'
import type { Flow, FlowNode } from './model.ts'
import { kindOf } from './visit-fields.ts'

/** A node made ready to run: its declaration, its config as the declaration reads it, its ways on. */
export interface NodePlan {
  readonly id: string
  readonly declared: AnyAction | AnyTrigger | undefined
  /** As the declaration reads it; as it is written while it is broken. */
  readonly config: Readonly<Record<string, unknown>>
  /** Why it cannot run, when its plugin is gone or reads the config no more. */
  readonly broken?: string
  /** What the declaration finds wrong with the config. */
  readonly issues?: readonly ConfigIssue[]
  /** Every port, also without an edge. */
  readonly ports: readonly string[]
  /** Where each drawn port leads. */
  readonly targets: ReadonlyMap<string, string>
  /** Nodes of this flow that the action may jump to, named by its config. */
  readonly jumps: readonly string[]
  /** Flows that the action may call or go to, named by its config; they need not exist. */
  readonly flows: readonly string[]
  readonly phrases: FlowNode['phrases']
}

/** One thing wrong with a config, and where: `until.ms`. */
export interface ConfigIssue {
  readonly path: string
  readonly message: string
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

function planNode(
  node: FlowNode,
  declarations: Declarations,
  targets: ReadonlyMap<string, string>,
  ids: ReadonlySet<string>,
): NodePlan {
  const declared = declarations.get(node.action)
  const common = { id: node.id, targets, phrases: node.phrases }
  if (!declared) {
    return { ...common, declared, config: {}, broken: `no plugin "${node.action}"`, ports: [], jumps: [], flows: [] }
  }
  const { config, issues } = readConfig(node, declared)
  const { path, message } = issues[0] ?? { path: '', message: '' }
  const broken = issues.length > 0 ? { broken: `config of "${node.action}": ${path} ${message}`, issues } : undefined
  if (declared.type === 'trigger') return { ...common, declared, config, ports: ['next'], jumps: [], flows: [], ...broken }
  const ports = portsOf(declared.ports, config).map(port => port.id)
  const { nodes, flows } = leadsOf(declared, config)
  return { ...common, declared, config, ports, jumps: nodes.filter(id => ids.has(id)), flows, ...broken }
}

// In today's schema of its action.
function migrated(node: FlowNode, declared: AnyAction | AnyTrigger): FlowNode['config'] {
  const { actionVersion = declared.version ?? 1, config } = node
  if (declared.type === 'trigger' || !declared.migrate || actionVersion === (declared.version ?? 1)) return config
  return declared.migrate(config, actionVersion)
}

/** What the fields that lead somewhere name: flows, and nodes of the same flow. A field says by its kind which it is. */
export function leadsOf(
  declared: AnyAction,
  config: FlowNode['config'],
): { readonly nodes: readonly string[]; readonly flows: readonly string[] } {
  const names = [declared.does?.leads ?? []].flat()
  if (names.length === 0) return nowhere
  const named = (kind: string): string[] =>
    names
      .filter(name => kindOf(declared, name) === kind)
      .map(name => config[name])
      .filter(value => typeof value === 'string')
  return { nodes: named('node'), flows: named('flow') }
}

const nowhere = { nodes: [], flows: [] }

// A condition that cannot be read would halt every conversation at the next message: it is found before anybody talks.
function conditionIssues(declared: AnyAction | AnyTrigger, config: FlowNode['config']): readonly ConfigIssue[] {
  const made = declared.type === 'trigger' ? conditionOf(declared, config) : undefined
  const issues = made === undefined ? [] : (condition.safeParse(made).error?.issues ?? [])
  return issues.map(({ message }) => ({ path: '', message: `its condition: ${message}` }))
}

// An invalid config is kept as it is written: its ways on are drawn and checked, though it cannot run.
function readConfig(
  node: FlowNode,
  declared: AnyAction | AnyTrigger,
): { readonly config: FlowNode['config']; readonly issues: readonly ConfigIssue[] } {
  let { config } = node
  try {
    config = migrated(node, declared) ?? {}
    const parsed = declared.config.safeParse(config)
    if (parsed.success) return { config: parsed.data, issues: conditionIssues(declared, parsed.data) }
    return { config, issues: parsed.error.issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message })) }
  } catch (error) {
    // A plugin's own `migrate` or refinement: it must not take the whole flow with it.
    return { config, issues: [{ path: '', message: error instanceof Error ? error.message : String(error) }] }
  }
}
