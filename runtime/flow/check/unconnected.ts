import { portsOf } from '../../../plugins/kit/ports.ts'
import type { NodePlan } from '../node-plan.ts'
import { goesToPeople } from './goes-to-people.ts'
import { noReply, waitsForVisitor } from './no-reply-way.ts'
import type { Finding } from './problem.ts'
import type { Subject } from './subject.ts'

/** Ways out that nothing is drawn behind, and what happens there. */
export function* unconnected({ graph }: Subject): Iterable<Finding> {
  for (const plan of graph.plans) {
    for (const port of plan.ports) {
      if (plan.targets.has(port) || isCovered(plan, port)) continue
      const code = goesToPeople(port) ? 'unconnected_to_people' : 'unconnected_ends'
      yield { code, node: plan.id, params: { port: labelOf(plan, port) } }
    }
  }
}

// An answer without a way of its own goes where all answers go; no reply at all has a warning of its own.
function isCovered(plan: NodePlan, port: string): boolean {
  if (port === noReply && waitsForVisitor(plan)) return true
  return port.includes(':') && plan.targets.has('answered') && plan.ports.includes('answered')
}

// Items have ids that only programs read.
function labelOf({ declared, config }: NodePlan, port: string): string {
  if (declared?.type !== 'action' || !port.includes(':')) return port
  const label = portsOf(declared.ports, config).find(({ id }) => id === port)?.label
  const text =
    typeof label === 'string' ? label : Object.values(label ?? {}).find(text => typeof text === 'string' && text !== '')
  return text ? text.slice(0, 100) : port
}
