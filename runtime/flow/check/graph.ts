import type { Declarations } from '../declarations.ts'
import type { Flow } from '../model.ts'
import { type NodePlan, planNodes } from '../node-plan.ts'
import { readOnce } from './read-once.ts'

/** A flow as checks walk it: nodes by number, in the order of the document, with what can follow each. */
export interface Graph {
  readonly flow: Flow
  readonly plans: readonly NodePlan[]
  readonly indexOf: ReadonlyMap<string, number>
  readonly ways: readonly (readonly Way[])[]
  /** Where a conversation can come in: start triggers first, then the others. */
  readonly entries: readonly number[]
}

/** One way from a node to another. A jump, named by the config, has no port. */
export interface Way {
  readonly port: string | undefined
  readonly to: number
}

export function graphOf(flow: Flow, declarations: Declarations): Graph {
  const plans = [...planNodes(flow, declarations, readOnce).values()]
  const indexOf = new Map(plans.map(({ id }, index) => [id, index]))
  const isTrigger = (index: number): boolean => plans[index]?.declared?.type === 'trigger'
  const ways = plans.map(plan => waysOf(plan, indexOf, isTrigger))
  return { flow, plans, indexOf, ways, entries: entriesOf(plans, ways) }
}

/** The ports of a node that can be taken. Of a plugin that is gone only those are known that are drawn. */
export function portsOfPlan({ declared, ports, targets }: NodePlan): readonly string[] {
  return declared ? ports : [...targets.keys()]
}

// An edge into a trigger is a problem of its own; nobody goes that way. A jump may lead to one.
function waysOf(plan: NodePlan, indexOf: ReadonlyMap<string, number>, isTrigger: (index: number) => boolean): readonly Way[] {
  const ways: Way[] = []
  for (const node of plan.jumps) {
    const to = indexOf.get(node)
    if (to !== undefined) ways.push({ port: undefined, to })
  }
  for (const port of portsOfPlan(plan)) {
    const to = indexOf.get(plan.targets.get(port) ?? '')
    if (to !== undefined && !isTrigger(to)) ways.push({ port, to })
  }
  return ways
}

// What is gone and has no way in was perhaps a trigger: what follows it is not to blame.
function entriesOf(plans: readonly NodePlan[], ways: Graph['ways']): readonly number[] {
  const entered = new Set(ways.flat().map(way => way.to))
  const rank = ({ declared }: NodePlan, index: number): number => {
    if (declared?.type === 'trigger') return declared.listens === 'start' ? 0 : 1
    return declared || entered.has(index) ? 3 : 2
  }
  const ranked = plans.map((plan, index) => ({ index, rank: rank(plan, index) })).filter(entry => entry.rank < 3)
  return ranked.sort((a, b) => a.rank - b.rank || a.index - b.index).map(entry => entry.index)
}
