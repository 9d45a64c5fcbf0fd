import { patienceOf } from '../../plugins/kit/asked-of-trigger.ts'
import type { NodePlan } from './node-plan.ts'

/** A trigger that waits for the visitor: to come back, or to go on saying nothing. */
export interface Awaiting {
  readonly node: string
  /** How long they must have been gone, or silent. */
  readonly ms: number
  /** How often at most, before they act again. */
  readonly times: number
}

/** The triggers of a flow that wait for this, in the order of the document. */
export function awaitingOf(nodes: ReadonlyMap<string, NodePlan>, listens: 'return' | 'silence'): readonly Awaiting[] {
  return [...nodes.values()].flatMap(({ id, declared, config, broken }) => {
    if (declared?.type !== 'trigger' || !declared.interrupts || declared.listens !== listens || broken !== undefined) return []
    const { ms, times = 1 } = patienceOf(declared, config) ?? { ms: Number.POSITIVE_INFINITY }
    return Number.isFinite(ms) ? [{ node: id, ms, times }] : []
  })
}
