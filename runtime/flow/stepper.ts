import { type AnyMachineSnapshot, createActor } from 'xstate'
import type { FlowMachine } from './compile.ts'
import type { FlowContext, FlowEvent } from './flow-context.ts'

/** Takes a machine standing in a node one event further. Pure. */
export type Stepper = (
  node: string,
  context: FlowContext,
  event: FlowEvent,
) => { readonly node: string; readonly context: FlowContext }

/**
 * One inert actor scope serves every transition of a machine: the exported `transition()` builds an actor at each call,
 * which costs several times the transition. The scope is no documented contract of XState, so its version is pinned
 * and a test holds both to the same results.
 */
export function createStepper(machine: FlowMachine): Stepper {
  const self = createActor(machine)
  const nothing = (): void => {}
  const scope = {
    self,
    system: self.system,
    id: '',
    sessionId: '',
    logger: nothing,
    defer: nothing,
    stopChild: nothing,
    emit: nothing,
    actionExecutor: nothing,
  }
  // A snapshot knows its machine and state; only the context is a conversation's own. Restoring would walk all of that.
  const templates = new Map<string, AnyMachineSnapshot>()
  const templateOf = (node: string): AnyMachineSnapshot => {
    const known = templates.get(node)
    if (known) return known
    const restored = machine.restoreSnapshot(standing(node, {}) as never, scope as never) as AnyMachineSnapshot
    templates.set(node, restored)
    return restored
  }
  return (node, context, event) => {
    const at = { ...templateOf(node), context } as AnyMachineSnapshot
    const next = machine.transition(at as never, event, scope as never) as AnyMachineSnapshot
    return { node: String(next.value), context: next.context as FlowContext }
  }
}

/** A persisted snapshot of a machine that waits in a node. */
export function standing(node: string, context: object): object {
  return { status: 'active', value: node, context, children: {}, historyValue: {} }
}
