import type { FlowNode } from '../model.ts'
import type { NodePlan } from '../node-plan.ts'
import type { Finding } from './problem.ts'
import type { Subject } from './subject.ts'

/** Nodes that cannot run: their plugin is gone, or does not accept their config. */
export function* configs({ flow, graph }: Subject): Iterable<Finding> {
  const nodes = new Map(flow.nodes.map(node => [node.id, node]))
  for (const plan of graph.plans) {
    const action = nodes.get(plan.id)?.action ?? ''
    if (!plan.declared) yield { code: 'unknown_action', node: plan.id, params: { action } }
    const issues = (plan.issues ?? []).filter(issue => !isEmptyLead(plan, issue.path))
    for (const { path, message, code = 'own', ...said } of issues.slice(0, most)) {
      const field = path || 'config'
      yield {
        code: 'invalid_config',
        node: plan.id,
        field,
        params: { action, field, message },
        issue: { code, message, ...said },
      }
    }
    for (const field of strangersIn(plan, nodes.get(plan.id))) {
      yield { code: 'config_unknown', node: plan.id, field, params: { action, field } }
    }
  }
}

/** Fields the action does not read: most often a name misspelt. */
function strangersIn({ declared }: NodePlan, node: FlowNode | undefined): readonly string[] {
  const today = declared?.version ?? 1
  // What an earlier version wrote may have had other fields: its migration knows.
  if (!declared || !node || (node.actionVersion ?? today) !== today) return []
  return Object.keys(node.config)
    .filter(field => !Object.hasOwn(declared.config.shape, field))
    .slice(0, most)
}

/** Is this a field that names where the action leads, and left empty? That is `leads_nowhere`, in better words. */
export function isEmptyLead({ declared, config }: NodePlan, field: string): boolean {
  if (declared?.type !== 'action') return false
  const leads = [declared.does?.leads ?? []].flat()
  const empty = (name: string): boolean => config[name] === undefined || config[name] === null || config[name] === ''
  // Where one of several must be filled in, the problem is that none is.
  return leads.includes(field) && leads.every(empty)
}

const most = 20
