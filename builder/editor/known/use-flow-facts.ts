import { useDocument, useSeen } from '../editor-context.tsx'
import { type FlowFacts, flowFacts } from './flow-facts.ts'

/** What this flow names. Whoever listens hears of it when it changes, and not of nodes that move. */
export function useFlowFacts(): FlowFacts {
  const descriptors = useSeen(session => session.descriptors)
  return useDocument(({ nodes }) => flowFacts(nodes, descriptors))
}
