import { compilePlan, type FlowMachine, hearsOf, startOf, triggerOf } from './compile.ts'
import type { Declarations } from './declarations.ts'
import { factsNamed } from './facts-named.ts'
import { type FindInterrupt, indexInterrupts } from './interrupts.ts'
import type { Flow } from './model.ts'
import { type NodePlan, planNodes } from './node-plan.ts'
import { createStepper, type Stepper } from './stepper.ts'

/** One version of a flow, ready to run: everything a turn asks of it, worked out once. */
export interface Program {
  readonly flow: Flow
  readonly version: number
  readonly machine: FlowMachine
  readonly step: Stepper
  readonly nodes: ReadonlyMap<string, NodePlan>
  /** By node: which events it can hear. */
  readonly hears: ReadonlyMap<string, ReadonlySet<string>>
  readonly start: string
  /** The trigger to run when the conversation is closed. */
  readonly closed: string | undefined
  readonly findInterrupt: FindInterrupt
  /** The facts this flow reads, by id. */
  readonly facts: { readonly open: readonly string[]; readonly available: readonly string[] }
}

export function createProgram(flow: Flow, version: number, declarations: Declarations): Program {
  const nodes = planNodes(flow, declarations)
  const machine = compilePlan(flow, nodes, true)
  return {
    flow,
    version,
    machine,
    step: createStepper(machine),
    nodes,
    hears: new Map([...nodes].map(([id, plan]) => [id, new Set(hearsOf(plan))])),
    start: startOf(nodes) ?? '',
    closed: triggerOf(nodes, 'closed'),
    findInterrupt: indexInterrupts(nodes),
    facts: factsNamed(flow, declarations),
  }
}
