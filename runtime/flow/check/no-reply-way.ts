import { hearsOf } from '../compile.ts'
import type { NodePlan } from '../node-plan.ts'
import type { Finding } from './problem.ts'
import type { Subject } from './subject.ts'

/** Questions that wait for ever when the visitor says nothing more. A trigger that listens for silence breaks into those. */
export function* noReplyWay({ graph }: Subject): Iterable<Finding> {
  const hasTrigger = graph.plans.some(({ declared }) => declared?.type === 'trigger' && declared.listens === 'silence')
  for (const plan of graph.plans) {
    if (!waitsForVisitor(plan) || (hasTrigger && isPatientForEver(plan))) continue
    if (!plan.targets.has(noReply) || isPatientForEver(plan)) yield { code: 'no_reply_way', node: plan.id, params: {} }
  }
}

/** The port a question is left by when nobody answers. */
export const noReply = 'no-reply'

/** Does it ask the visitor, and could it go on without an answer? Who is handed over waits for people. */
export function waitsForVisitor(plan: NodePlan): boolean {
  const { declared, ports } = plan
  return declared?.type === 'action' && !declared.does?.queues && ports.includes(noReply) && hearsOf(plan).includes('message')
}

// How long to wait is the field `patience`, in every action that has one.
function isPatientForEver({ declared, config }: NodePlan): boolean {
  return declared !== undefined && 'patience' in declared.config.shape && typeof config.patience !== 'number'
}
