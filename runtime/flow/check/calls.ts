import type { Flows } from './flows.ts'
import type { Passed } from './passage.ts'
import type { Finding } from './problem.ts'
import type { Subject } from './subject.ts'

/** Calls, within one turn, that come round to this very flow. A circle of others is theirs to report. */
export function* calls({ flow, graph, flows, withinTurn }: Subject): Iterable<Finding> {
  const walked = withinTurn.fromStart(flow.id)
  const towards = flowsTowards(flow.id, flows, withinTurn)
  for (const node of walked?.reached ?? []) {
    const plan = graph.plans[node]
    const called = plan?.flows.find(id => towards.has(id))
    if (!walked || !plan || called === undefined) continue
    const names = [flow.id]
    for (let id: string | undefined = called; id !== undefined; id = id === flow.id ? undefined : towards.get(id)) names.push(id)
    const round = names.map(id => flows.graph(id)?.flow.name ?? id).join(' → ')
    yield { code: 'calls_recurse', node: plan.id, params: { flows: round }, witness: () => walked.pathTo(node) }
  }
}

// For every flow that leads back to this one: the next on the shortest way there.
function flowsTowards(own: string, flows: Flows, passed: Passed): ReadonlyMap<string, string> {
  const leads = new Map<string, readonly string[]>()
  const callers = new Map<string, string[]>()
  const queue = new Set([own])
  for (const id of queue) {
    const graph = flows.graph(id)
    const reached = passed.fromStart(id)?.reached ?? []
    leads.set(id, [...new Set(reached.flatMap(node => graph?.plans[node]?.flows ?? []))])
    for (const called of leads.get(id) ?? []) {
      queue.add(called)
      const known = callers.get(called)
      if (known) known.push(id)
      else callers.set(called, [id])
    }
  }
  const next = new Map<string, string>()
  const back = new Set([own])
  for (const id of back) {
    for (const caller of callers.get(id) ?? []) {
      if (!next.has(caller)) next.set(caller, id)
      back.add(caller)
    }
  }
  return next
}
