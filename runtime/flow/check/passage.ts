import { hearsOf } from '../compile.ts'
import type { NodePlan } from '../node-plan.ts'
import type { Flows } from './flows.ts'
import { goesToPeople } from './goes-to-people.ts'
import { type Graph, portsOfPlan } from './graph.ts'
import { type Walk, walk } from './walk.ts'

/** What a walk through several flows may do. */
export interface Passage {
  /** May it leave this node by this port (undefined: by a jump, or by ending)? */
  lets(plan: NodePlan, port: string | undefined): boolean
  /** Does it come back from a flow that nobody knows? */
  readonly unknown: boolean
}

/** How far a passage gets. */
export interface Passed {
  /** May it go on from here? Over a call: does that come back? */
  goesOn(plan: NodePlan, port: string | undefined): boolean
  /** Walks a flow, over calls that come back. */
  walk(graph: Graph, from: readonly number[]): Walk
  /** Where it gets in a flow from the flow's start. */
  fromStart(flow: string): Walk | undefined
}

/**
 * Follows a passage through the flows that can be come to from the one under check. Whether a call comes back is not known
 * before the called flow is: flows are walked again when one they call turns out to be passed. Calls in a circle that nothing
 * else leaves never come back.
 */
export function pass(flows: Flows, passage: Passage): Passed {
  const through = new Set<string>()
  const walks = new Map<string, Walk>()
  const callers = new Map<string, Set<string>>()
  const comesBack = (flow: string): boolean => (flows.has(flow) ? through.has(flow) : passage.unknown)
  const goesOn = (plan: NodePlan, port: string | undefined): boolean =>
    isCall(plan) ? plan.flows.some(comesBack) : passage.lets(plan, port)
  const walkIn = (graph: Graph, from: readonly number[]): Walk =>
    walk(graph, from, (node, way) => {
      const plan = graph.plans[node]
      return plan !== undefined && goesOn(plan, way.port)
    })
  const queue = new Set([flows.own.flow.id, ...flows.own.plans.flatMap(plan => plan.flows)])
  // What is added while it is gone through is gone through as well.
  for (const id of queue) {
    queue.delete(id)
    const graph = flows.graph(id)
    if (!graph) continue
    const walked = walkIn(graph, startsOf(graph))
    walks.set(id, walked)
    const plans = walked.reached.flatMap(node => graph.plans[node] ?? [])
    for (const called of plans.flatMap(plan => plan.flows)) {
      callers.set(called, (callers.get(called) ?? new Set()).add(id))
      if (!walks.has(called)) queue.add(called)
    }
    if (through.has(id) || !plans.some(plan => ends(plan, goesOn, comesBack))) continue
    through.add(id)
    for (const caller of callers.get(id) ?? []) queue.add(caller)
  }
  return { goesOn, walk: walkIn, fromStart: id => walks.get(id) }
}

// Does a node do nothing but call a flow and go on when that has ended?
function isCall(plan: NodePlan): boolean {
  const hears = hearsOf(plan)
  return plan.flows.length > 0 && hears.includes('returned') && hears.every(event => quiet.has(event))
}

const quiet: ReadonlySet<string> = new Set(['returned', 'resumed', 'joined'])

function startsOf({ plans, entries }: Graph): readonly number[] {
  return entries.filter(node => {
    const declared = plans[node]?.declared
    return declared?.type === 'trigger' && declared.listens === 'start'
  })
}

// Does the frame of its flow end here, so that whoever called goes on?
function ends(plan: NodePlan, goesOn: Passage['lets'], comesBack: (flow: string) => boolean): boolean {
  const { declared, jumps, flows, targets } = plan
  if (!declared) return false
  if (declared.type === 'trigger' || declared.ports.length > 0) {
    return portsOfPlan(plan).some(port => !targets.has(port) && !goesToPeople(port) && goesOn(plan, port))
  }
  if (flows.length > 0) return flows.some(comesBack)
  return jumps.length === 0 && !declared.does?.ends && goesOn(plan, undefined)
}
