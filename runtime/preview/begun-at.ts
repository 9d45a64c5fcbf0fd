import { ParleyError } from '../errors/parley-error.ts'
import type { Declarations } from '../flow/declarations.ts'
import type { Flow } from '../flow/model.ts'
import { planNodes } from '../flow/node-plan.ts'

/** A trigger that only a preview has: it leads to where one wants to begin. */
const begunAtId = 'preview-begins-here'

/**
 * The flow with another beginning: a start trigger before all others leads to the node. Of a trigger, what comes after it begins.
 * Error: `preview_start_unknown`, also when nothing says where the flow begins.
 */
export function begunAt(flow: Flow, start: string | undefined, declarations: Declarations): Flow {
  const plans = planNodes(flow, declarations)
  if (start === undefined) {
    const begins = [...plans.values()].some(({ declared }) => declared?.type === 'trigger' && declared.listens === 'start')
    if (!begins) throw new ParleyError('preview_start_missing', { id: flow.id })
    return flow
  }
  const plan = plans.get(start)
  if (!plan) throw new ParleyError('preview_start_unknown', { id: start })
  const target = plan.declared?.type === 'trigger' ? plan.targets.get('next') : start
  const begins = { id: begunAtId, action: 'start', config: {}, position: { x: 0, y: 0 } }
  return {
    ...flow,
    nodes: [begins, ...flow.nodes],
    edges: target === undefined ? flow.edges : [{ id: begunAtId, source: begunAtId, port: 'next', target }, ...flow.edges],
  }
}
