import { type AnyStateMachine, assign, emit, setup } from 'xstate'
import { keptOf } from '../../plugins/kit/asked-of-trigger.ts'
import { type Heard, handle } from '../../plugins/kit/handle.ts'
import type { Output } from '../../plugins/kit/output.ts'
import { heardEvents } from '../../plugins/kit/step.ts'
import type { EventData } from '../../plugins/kit/trigger.ts'
import { ParleyError } from '../errors/parley-error.ts'
import type { Declarations } from './declarations.ts'
import type { FlowContext, FlowEmitted, FlowEvent, FlowInput } from './flow-context.ts'
import { limits } from './limits.ts'
import type { Flow } from './model.ts'
import { type NodePlan, planNodes } from './node-plan.ts'
import { withOptions } from './with-options.ts'

/** A compiled flow: an ordinary XState machine. `createActor(machine, { input }).start()` runs it anywhere. */
export type FlowMachine = AnyStateMachine

/**
 * Compiles a flow into a statechart: one state per node, named by the node's id, plus `ended`. A handler runs once, on
 * entry or on an event; it leaves a port in context, on which guarded transitions go on, and its outputs as data: in
 * `context.did`, and emitted (`actor.on('did', ...)`). Nothing in the machine does I/O. Throws `flow_invalid` when there
 * is nowhere to start.
 */
export function compile(flow: Flow, declarations: Declarations): FlowMachine {
  const drawn = withOptions(flow, declarations)
  return compilePlan(drawn, planNodes(drawn, declarations))
}

/**
 * The same, from nodes that were planned before. `folded` makes the machine that the server runs: nodes that always go
 * straight on are run within the transition that passes them, which costs no step of its own, and nothing is emitted.
 * State and context come out the same.
 */
export function compilePlan(flow: Flow, plans: ReadonlyMap<string, NodePlan>, folded = false): FlowMachine {
  const start = startOf(plans)
  if (start === undefined)
    throw new ParleyError('flow_invalid', { what: flow.id }, { details: [{ path: 'nodes', message: 'no start trigger' }] })
  const states: Record<string, unknown> = { ended: { type: 'final' } }
  const begins: Record<string, unknown> = {}
  for (const plan of plans.values()) {
    states[plan.id] = stateOf(plan, plans, folded)
    if (plan.declared?.type === 'trigger') begins[`trigger.${plan.id}`] = { target: `.${plan.id}`, actions: { type: 'begin' } }
  }
  return setup({
    types: {
      context: {} as FlowContext,
      events: {} as FlowEvent,
      input: {} as FlowInput | undefined,
      emitted: {} as FlowEmitted,
    },
    guards: {
      left: ({ context }, { port }: { port: string }) => context.port === port,
      jumped: ({ context }, { node }: { node: string }) => jumpOf(context) === node,
    },
    actions: {
      begin: assign(({ context, event }) => ({
        did: [],
        port: null,
        now: event.now ?? context.now,
        facts: event.facts ?? context.facts,
      })),
      start: assign(({ context, event }, { node }: { node: string }) =>
        enter(planOf(plans, node), context, broughtTo(node, event)),
      ),
      pass: assign(({ context }, { nodes }: { nodes: readonly string[] }) => pass(plans, nodes, context)),
      hear: assign(({ context, event }, { node }: { node: string }) => hear(planOf(plans, node), event, context)),
      tell: emit(({ context }) => ({
        type: 'did' as const,
        ...(context.did.at(-1) ?? { node: '', heard: 'start' as const, port: null, outputs: [] }),
      })),
    },
  }).createMachine({
    id: flow.id,
    context: ({ input }: { input: FlowInput | undefined }) => blankContext(flow, input),
    initial: start,
    on: begins,
    states,
    options: { maxIterations: 1000 },
  } as never) as unknown as FlowMachine
}

/**
 * The trigger a conversation starts with. Where there is none: a node whose plugin is gone and that nothing leads to. It may have been one,
 * and whoever begins there is told that it is gone.
 */
export function startOf(plans: ReadonlyMap<string, NodePlan>): string | undefined {
  const led = new Set([...plans.values()].flatMap(({ targets }) => [...targets.values()]))
  return triggerOf(plans, 'start') ?? [...plans.values()].find(({ id, declared }) => !declared && !led.has(id))?.id
}

/** The first trigger that listens for this, in the order of the document. */
export function triggerOf(plans: ReadonlyMap<string, NodePlan>, listens: 'start' | 'closed'): string | undefined {
  for (const { id, declared } of plans.values()) if (declared?.type === 'trigger' && declared.listens === listens) return id
  return undefined
}

/** The events a node can hear: of those its action has a handler for. */
export function hearsOf({ declared }: NodePlan): readonly string[] {
  return declared?.type === 'action' && declared.on ? heardEvents.filter(event => declared.on?.[event]) : []
}

function stateOf(plan: NodePlan, plans: ReadonlyMap<string, NodePlan>, folded: boolean): object {
  const { id } = plan
  const jumps = plan.jumps.map(node => ({ guard: { type: 'jumped', params: { node } }, target: node, reenter: true }))
  const ways = plan.ports.map(port => {
    const { through, target } = folded
      ? straightFrom(plan, port, plans)
      : { through: [], target: plan.targets.get(port) ?? 'ended' }
    const actions = through.length > 0 ? { actions: { type: 'pass', params: { nodes: through } } } : {}
    return { guard: { type: 'left', params: { port } }, target, reenter: true, ...actions }
  })
  const ends = plan.declared?.type === 'action' && plan.ports.length === 0 && plan.declared.ports.length === 0
  const tell = folded ? [] : ['tell']
  return {
    entry: [{ type: 'start', params: { node: id } }, ...tell],
    always: [...jumps, ...ways, ...(ends ? [{ target: 'ended' }] : [])],
    on: Object.fromEntries(hearsOf(plan).map(event => [event, { actions: [{ type: 'hear', params: { node: id } }, ...tell] }])),
  }
}

// A longer run of straight nodes is cut: the guard on visits counts all the same.
const longestFold = 50

/** The nodes behind a port that can do nothing but go on, and the first that can do something else. */
function straightFrom(plan: NodePlan, port: string, plans: ReadonlyMap<string, NodePlan>): { through: string[]; target: string } {
  const through: string[] = []
  let target = plan.targets.get(port) ?? 'ended'
  for (;;) {
    const next = plans.get(target)
    const [only, ...others] = next?.ports ?? []
    const straight = next?.declared?.type === 'action' && !next.declared.on && only !== undefined && others.length === 0
    if (!next || !straight || through.includes(target) || through.length >= longestFold) return { through, target }
    through.push(target)
    target = next.targets.get(only) ?? 'ended'
  }
}

function pass(plans: ReadonlyMap<string, NodePlan>, nodes: readonly string[], context: FlowContext): FlowContext {
  let passed = context
  for (const node of nodes) passed = { ...passed, ...enter(planOf(plans, node), passed) }
  return passed
}

function planOf(plans: ReadonlyMap<string, NodePlan>, node: string): NodePlan {
  const plan = plans.get(node)
  if (!plan) throw new Error(`no node "${node}"`)
  return plan
}

function enter(plan: NodePlan, context: FlowContext, data?: EventData): Partial<FlowContext> {
  return run(plan, { type: 'start' }, { ...context, port: null, attempt: 0, memory: undefined }, data)
}

// What follows within the same step sees the event that began it: it is for the trigger it names.
function broughtTo(node: string, event: FlowEvent): EventData | undefined {
  return event.type === `trigger.${node}` && 'data' in event ? event.data : undefined
}

function jumpOf({ did }: FlowContext): string | undefined {
  for (const output of did.at(-1)?.outputs ?? []) if (output.type === 'go-to' && 'node' in output) return output.node
  return undefined
}

function hear(plan: NodePlan, event: FlowEvent, context: FlowContext): Partial<FlowContext> {
  const { now = context.now, facts = context.facts, ...heard } = event
  const said = 'message' in heard ? { reply: heard.message, attempt: context.attempt + 1 } : {}
  return { now, facts, ...said, ...run(plan, heard as Heard, { ...context, now, facts, ...said, did: [] }) }
}

function run(plan: NodePlan, heard: Heard, context: FlowContext, data?: EventData): Partial<FlowContext> {
  if (context.did.length >= limits.visitsPerTurn)
    throw new ParleyError('flow_runaway', { what: 'visits', limit: limits.visitsPerTurn })
  const { declared } = plan
  if (plan.broken !== undefined || !declared) throw new ParleyError('plugin_gone', { node: plan.id, what: plan.broken ?? '' })
  if (declared.type === 'trigger') {
    const vars = data === undefined ? {} : keptOf(declared, plan.config, data)
    const outputs: Output[] = Object.keys(vars).length > 0 ? [{ type: 'set', vars }] : []
    const did = [...context.did, { node: plan.id, heard: heard.type, port: 'next', outputs }]
    return { port: 'next', attempt: 0, memory: {}, ...known(context, outputs), did }
  }
  const { port, outputs, memory } = handle(declared, plan.config, heard, {
    contact: context.contact,
    vars: context.vars,
    reply: context.reply,
    facts: context.facts,
    languages: context.languages,
    place: plan.place,
    now: context.now,
    attempt: context.attempt,
    memory: context.memory,
    connected: port => plan.targets.has(port),
    phrases: plan.phrases,
  })
  if (port !== null && !plan.ports.includes(port)) throw new ParleyError('port_unknown', { node: plan.id, port })
  return {
    port,
    memory,
    attempt: context.attempt,
    ...known(context, outputs),
    did: [...context.did, { node: plan.id, heard: heard.type, port, outputs }],
  }
}

function known(context: FlowContext, outputs: readonly Output[]): Pick<FlowContext, 'vars' | 'contact'> {
  let { vars, contact } = context
  for (const output of outputs) {
    if (output.type !== 'set') continue
    if (output.vars) vars = { ...vars, ...output.vars }
    if (output.contact) contact = { ...contact, ...output.contact, ...context.vouched }
  }
  return { vars, contact }
}

function blankContext(flow: Flow, input: FlowInput = {}): FlowContext {
  const nowhere = { channel: flow.channel, tz: 'UTC', open: {}, opensAt: {}, available: {}, random: 0 }
  const { languages = flow.languages, vars = {}, contact = {}, facts = nowhere, now = 0 } = input
  return { languages, vars, contact, facts, now, attempt: 0, memory: undefined, port: null, did: [] }
}
