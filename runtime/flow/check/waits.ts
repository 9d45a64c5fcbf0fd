import { hearsOf } from '../compile.ts'
import type { NodePlan } from '../node-plan.ts'
import type { Passage } from './passage.ts'

/** May a conversation rest in this node? Of a plugin that is gone nobody knows: it is given the benefit of the doubt. */
export function waits(plan: NodePlan): boolean {
  return plan.declared === undefined || hearsOf(plan).length > 0
}

/** Goes wherever a single turn can go. */
export const withinOneTurn: Passage = { lets: plan => !waits(plan), unknown: false }
