import type { NodePlan } from '../node-plan.ts'
import { kindOf } from '../visit-fields.ts'
import { asksFirst, grantsOf } from '../with-consent.ts'
import type { Flows } from './flows.ts'
import { type Passage, type Passed, pass } from './passage.ts'
import type { Finding } from './problem.ts'
import type { Subject } from './subject.ts'

/**
 * Where personal data would be kept before the visitor has agreed, when the flow says that they must agree. Where it asks in a place of
 * its own, interrupts can come before the question was ever put, so each of them must ask as well.
 */
export function* consent({ flow, graph, flows }: Subject): Iterable<Finding> {
  if (flow.options.consent !== 'explicit') return
  const passed = pass(flows, withoutConsent)
  const entries = graph.entries.filter(node => {
    const declared = graph.plans[node]?.declared
    // Where the option asks, nothing breaks in before the visitor has agreed.
    return declared?.type === 'trigger' && (declared.listens === 'start' || (declared.interrupts && !asksFirst(flow)))
  })
  const walked = passed.walk(graph, entries)
  const storing = createStoring(flows, passed)
  for (const node of walked.reached) {
    const plan = graph.plans[node]
    if (!plan) continue
    const kinds = new Set([...storedBy(plan), ...plan.flows.flatMap(storing)])
    if (kinds.size === 0) continue
    yield {
      code: 'stored_before_consent',
      node: plan.id,
      params: { kinds: [...kinds].join(', ') },
      witness: () => walked.pathTo(node),
    }
  }
}

/** Goes wherever a visitor can go who was never asked, or said no. */
const withoutConsent: Passage = { lets: (plan, port) => port === undefined || port !== grantsIn(plan), unknown: true }

function grantsIn({ declared, config }: NodePlan): string | undefined {
  return declared?.type === 'action' ? grantsOf(declared, config) : undefined
}

/**
 * The kinds of personal data a node keeps. A kind that is the name of a property field stands for what that field names, and for
 * nothing when it is empty: an action that writes a variable or a property keeps nothing when it writes a variable.
 */
function storedBy(plan: NodePlan): readonly string[] {
  const { declared, config } = plan
  if (declared?.type !== 'action' || grantsIn(plan) !== undefined) return []
  return (declared.does?.stores ?? []).flatMap(kind => {
    if (kindOf(declared, kind) !== 'property') return [kind]
    const property = config[kind]
    return typeof property === 'string' && property !== '' ? [property] : []
  })
}

// What a flow keeps on the way from its start, and what the flows keep that it leads to on that way.
function createStoring(flows: Flows, passed: Passed): (flow: string) => readonly string[] {
  const plansOf = (id: string): readonly NodePlan[] =>
    passed.fromStart(id)?.reached.flatMap(node => flows.graph(id)?.plans[node] ?? []) ?? []
  const found = new Map<string, readonly string[]>()
  return flow => {
    const known = found.get(flow)
    if (known) return known
    const led = new Set([flow])
    for (const id of led) for (const called of plansOf(id).flatMap(plan => plan.flows)) led.add(called)
    const kinds = [...new Set([...led].flatMap(id => plansOf(id).flatMap(storedBy)))]
    found.set(flow, kinds)
    return kinds
  }
}
