import { portsOf } from '../../../plugins/kit/ports.ts'
import type { NodePlan } from '../node-plan.ts'
import { goesToPeople } from './goes-to-people.ts'
import { noReply, waitsForVisitor } from './no-reply-way.ts'
import type { Finding } from './problem.ts'
import type { Subject } from './subject.ts'

/** Ways out that nothing is drawn behind, and what happens there: of one node all that end alike together. */
export function* unconnected({ graph }: Subject): Iterable<Finding> {
  for (const plan of graph.plans) {
    const open = plan.ports.filter(port => !plan.targets.has(port) && !isCovered(plan, port))
    const byEnd = Map.groupBy(open, port => (goesToPeople(port) ? 'unconnected_to_people' : 'unconnected_ends'))
    for (const [code, ports] of byEnd) yield { code, node: plan.id, params: { ports: ports.map(port => labelOf(plan, port)) } }
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
  const items = portsOf(declared.ports, config).filter(({ id }) => id.includes(':'))
  const at = items.findIndex(({ id }) => id === port)
  const label = items[at]?.label
  const text =
    typeof label === 'string' ? label : Object.values(label ?? {}).find(text => typeof text === 'string' && text !== '')
  // A rule that nobody has named has its number on the card.
  return text ? text.slice(0, 100) : `${at + 1}`
}
