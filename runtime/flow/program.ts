import { type Awaiting, awaitingOf } from './awaiting.ts'
import { compilePlan, type FlowMachine, hearsOf, startOf, triggerOf } from './compile.ts'
import type { Declarations } from './declarations.ts'
import { factsNamed } from './facts-named.ts'
import { type FindInterrupt, indexInterrupts } from './interrupts.ts'
import type { Flow } from './model.ts'
import { type NodePlan, planNodes } from './node-plan.ts'
import { createStepper, type Stepper } from './stepper.ts'
import { asksFirst } from './with-consent.ts'
import { withOptions } from './with-options.ts'

/** One version of a flow, ready to run: everything a turn asks of it, worked out once. */
export interface Program {
  /** As its author drew it. */
  readonly flow: Flow
  readonly version: number
  readonly machine: FlowMachine
  readonly step: Stepper
  readonly nodes: ReadonlyMap<string, NodePlan>
  /** By node: which events it can hear. */
  readonly hears: ReadonlyMap<string, ReadonlySet<string>>
  readonly start: string
  /** Must visitors agree to what is kept, before anything breaks in? */
  readonly asksFirst: boolean
  /** The trigger to run when the conversation is closed. */
  readonly closed: string | undefined
  /** The trigger that a message sets off, or an event from outside. */
  readonly findInterrupt: FindInterrupt
  readonly findEvent: FindInterrupt
  /** The triggers that a visitor sets off who comes back, or says nothing. */
  readonly returns: readonly Awaiting[]
  readonly silences: readonly Awaiting[]
  /** The facts this flow reads, by id. */
  readonly facts: { readonly open: readonly string[]; readonly available: readonly string[] }
}

export function createProgram(flow: Flow, version: number, declarations: Declarations): Program {
  const drawn = withOptions(flow, declarations)
  const nodes = planNodes(drawn, declarations)
  const machine = compilePlan(drawn, nodes, true)
  return {
    flow,
    version,
    machine,
    step: createStepper(machine),
    nodes,
    hears: new Map([...nodes].map(([id, plan]) => [id, new Set(hearsOf(plan))])),
    start: startOf(nodes) ?? '',
    asksFirst: asksFirst(drawn),
    closed: triggerOf(nodes, 'closed'),
    findInterrupt: indexInterrupts(nodes, 'message'),
    findEvent: indexInterrupts(nodes, 'event'),
    returns: awaitingOf(nodes, 'return'),
    silences: awaitingOf(nodes, 'silence'),
    facts: factsNamed(drawn, declarations),
  }
}
