import type { AnyAction } from '../../plugins/kit/action.ts'
import { conditionOf, patienceOf } from '../../plugins/kit/asked-of-trigger.ts'
import { errorWords } from '../../plugins/kit/error-words.ts'
import { portsOf } from '../../plugins/kit/ports.ts'
import { condition } from '../../plugins/kit/rule/condition.ts'
import type { Place } from '../../plugins/kit/step.ts'
import { type AnyTrigger, isPatience } from '../../plugins/kit/trigger.ts'
import { type Issue, issueOf } from '../errors/issue.ts'
import type { Declarations } from './declarations.ts'
import type { Flow, FlowNode } from './model.ts'
import { kindOf } from './visit-fields.ts'

/** A node made ready to run: its declaration, its config as the declaration reads it, its ways on. */
export interface NodePlan {
  readonly id: string
  readonly place: Place
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
export interface ConfigIssue extends Pick<Issue, 'path' | 'message'>, Partial<Pick<Issue, 'code' | 'params' | 'words'>> {}

/** A config as its declaration reads it, or as it is written with what is wrong with it. */
export interface ConfigReading {
  readonly config: FlowNode['config']
  readonly issues: readonly ConfigIssue[]
}

export type ReadConfig = (node: FlowNode, declared: AnyAction | AnyTrigger) => ConfigReading

/** The nodes of a flow by id, in the order of the document. */
export function planNodes(flow: Flow, declarations: Declarations, read: ReadConfig = readConfig): ReadonlyMap<string, NodePlan> {
  const targets = new Map<string, Map<string, string>>()
  const ids = new Set(flow.nodes.map(node => node.id))
  for (const { source, port, target } of flow.edges) {
    if (!ids.has(target)) continue
    const ways = targets.get(source) ?? new Map<string, string>()
    ways.set(port, target)
    targets.set(source, ways)
  }
  const none: ReadonlyMap<string, string> = new Map()
  return new Map(
    flow.nodes.map(node => [node.id, planNode(flow.id, node, declarations, targets.get(node.id) ?? none, ids, read)]),
  )
}

function planNode(
  flow: string,
  node: FlowNode,
  declarations: Declarations,
  targets: ReadonlyMap<string, string>,
  ids: ReadonlySet<string>,
  read: ReadConfig,
): NodePlan {
  const declared = declarations.get(node.action)
  const common = { id: node.id, place: { flow, node: node.id }, targets, phrases: node.phrases }
  if (!declared) {
    return { ...common, declared, config: {}, broken: `no plugin "${node.action}"`, ports: [], jumps: [], flows: [] }
  }
  const { config, issues } = read(node, declared)
  const { path, message } = issues[0] ?? { path: '', message: '' }
  const broken = issues.length > 0 ? { broken: `config of "${node.action}": ${path} ${message}`, issues } : undefined
  if (declared.type === 'trigger') return { ...common, declared, config, ports: ['next'], jumps: [], flows: [], ...broken }
  const ports = portsOf(declared.ports, config).map(port => port.id)
  const { nodes, flows } = leadsOf(declared, config)
  return { ...common, declared, config, ports, jumps: nodes.filter(id => ids.has(id)), flows, ...broken }
}

/** A node's config in today's schema of its action. Throws what the plugin's own `migrate` throws. */
export function migrateConfig(node: FlowNode, declared: AnyAction | AnyTrigger): FlowNode['config'] {
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
  if (declared.type !== 'trigger') return []
  const patience = patienceOf(declared, config)
  if (patience && !isPatience(patience)) return [{ path: '', message: 'how long it waits is no whole number of ms' }]
  const made = conditionOf(declared, config)
  const issues = made === undefined ? [] : (condition.safeParse(made).error?.issues ?? [])
  return issues.map(({ message }) => ({ path: '', message: `its condition: ${message}` }))
}

/** Reads a config. An invalid one is kept as it is written: its ways on are drawn and checked, though it cannot run. */
export function readConfig(node: FlowNode, declared: AnyAction | AnyTrigger): ConfigReading {
  let { config } = node
  try {
    config = migrateConfig(node, declared) ?? {}
    const parsed = declared.config.safeParse(config)
    if (parsed.success) return { config: parsed.data, issues: conditionIssues(declared, parsed.data) }
    return { config, issues: parsed.error.issues.map(issue => issueOf(issue, declared.texts)) }
  } catch (error) {
    // A plugin's own `migrate` or refinement: it must not take the whole flow with it.
    return { config, issues: [{ path: '', message: errorWords(error) }] }
  }
}
