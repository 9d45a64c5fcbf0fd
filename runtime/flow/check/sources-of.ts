import { fieldsOf } from '../visit-fields.ts'
import type { Flows } from './flows.ts'
import type { Sources } from './set-before.ts'
import type { Subject } from './subject.ts'
import { variablesSet, variablesSetIn } from './variables-used.ts'
import { waits } from './waits.ts'
import { walk } from './walk.ts'

/**
 * Where the named variables are set, as seen from one flow: by its nodes, by the flows it calls, by those that lead to it, and
 * by interrupts. Each of the latter becomes a node of its own, drawn in front of the nodes that come after it.
 */
export function sourcesOf({ graph, declarations, fields, flows }: Subject, names: ReadonlySet<string>): Sources {
  const { plans, ways, entries } = graph
  const read = (set: readonly string[]): readonly string[] => [...new Set(set)].filter(name => names.has(name))
  const next = ways.map(list => list.map(way => way.to))
  const sets = plans.map(({ declared, config }, node) => read(variablesSet(declared, config, fields[node] ?? [])))
  const add = (before: readonly number[], set: readonly string[]): number => {
    sets.push(set)
    return next.push([...before]) - 1
  }
  const isStart = (node: number): boolean => {
    const declared = plans[node]?.declared
    return declared?.type === 'trigger' && declared.listens === 'start'
  }
  const others = entries.filter(node => !isStart(node))
  const fromStart = walk(graph, entries.filter(isStart)).reached
  const fromOthers = walk(graph, others).reached

  add(entries, read(flows.callers().flatMap(flow => variablesSetIn(flow, declarations))))
  // An interrupt comes while something waits, and gives back to it.
  const resting = plans.flatMap((plan, node) => (waits(plan) ? [node] : []))
  const aside = add(resting, read(fromOthers.flatMap(node => sets[node] ?? [])))
  // All that comes from the start may have happened before any other trigger.
  const between = add(others, [])
  for (const node of fromStart) next[node]?.push(between)
  const interrupting = new Set(fromOthers)
  for (const [called, callers] of callersIn(plans.map(plan => plan.flows))) {
    const after = callers.flatMap(node => ways[node]?.map(way => way.to) ?? [])
    const set = read(setWhileCalled(called, flows))
    add([...after, ...(callers.some(node => interrupting.has(node)) ? [aside] : [])], set)
  }
  return { next, sets }
}

function callersIn(flowsOf: readonly (readonly string[])[]): ReadonlyMap<string, readonly number[]> {
  const callers = new Map<string, number[]>()
  for (const [node, flows] of flowsOf.entries()) {
    for (const flow of flows) {
      const known = callers.get(flow)
      if (known) known.push(node)
      else callers.set(flow, [node])
    }
  }
  return callers
}

// By the called flow and all that it leads to in turn.
function setWhileCalled(flow: string, flows: Flows): readonly string[] {
  const led = new Set([flow])
  const set: string[] = []
  for (const id of led) {
    const graph = flows.graph(id)
    if (!graph) continue
    for (const node of walk(graph, graph.entries).reached) {
      const { declared, config = {}, flows: called = [] } = graph.plans[node] ?? {}
      for (const id of called) led.add(id)
      if (declared) set.push(...variablesSet(declared, config, fieldsOf(declared, config)))
    }
  }
  return set
}
