import { isEmptyLead } from './configs.ts'
import type { Finding } from './problem.ts'
import type { Subject } from './subject.ts'

/** Fields that name a flow or a node which is not there, or name nothing though they must. */
export function* leads({ graph, fields, flows, knowsAll }: Subject): Iterable<Finding> {
  for (const [index, plan] of graph.plans.entries()) {
    const node = plan.id
    const left = (plan.issues ?? []).find(({ path }) => isEmptyLead(plan, path))
    if (left) yield { code: 'leads_nowhere', node, field: left.path, params: { field: left.path, id: '' } }
    for (const { kind, value, path } of fields[index] ?? []) {
      if (typeof value !== 'string') continue
      const field = path.join('.')
      const missing = kind === 'node' ? !graph.indexOf.has(value) : kind === 'flow' && knowsAll && !flows.has(value)
      if (missing) yield { code: 'leads_nowhere', node, field, params: { field, id: value } }
    }
  }
}
