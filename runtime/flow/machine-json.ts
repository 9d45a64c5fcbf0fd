import type { AnyAction } from '../../plugins/kit/action.ts'
import { type Port, portsOf } from '../../plugins/kit/ports.ts'
import type { Localised } from '../../plugins/kit/text.ts'
import { hearsOf, startOf } from './compile.ts'
import type { Declarations } from './declarations.ts'
import type { Flow, FlowNode } from './model.ts'
import { type NodePlan, planNodes } from './node-plan.ts'
import { withOptions } from './with-options.ts'

/** An XState machine as plain JSON: `createMachine` takes it, and so do tools that draw machines. */
export type MachineJson = Readonly<Record<string, unknown>>

/**
 * A flow as a machine to look at: a state for each node and `ended`. What waits goes on by an event named like its port, what
 * does not wait by a guard of that name; triggers are entered from anywhere, by the events of the machine that the server runs.
 */
export function machineJsonOf(flow: Flow, declarations: Declarations): MachineJson {
  const drawn = withOptions(flow, declarations)
  const plans = planNodes(drawn, declarations)
  const [language = 'en'] = flow.languages
  const states = drawn.nodes.map(node => [node.id, stateOf(node, plans.get(node.id), language)] as const)
  const triggers = drawn.nodes.filter(({ id }) => plans.get(id)?.declared?.type === 'trigger')
  const first = startOf(plans) ?? drawn.nodes[0]?.id ?? 'ended'
  return {
    id: flow.id,
    description: flow.name,
    initial: first,
    on: Object.fromEntries(triggers.map(({ id }) => [`trigger.${id}`, { target: `.${id}` }])),
    states: Object.fromEntries([...states, ['ended', { type: 'final' }]]),
  }
}

function stateOf(node: FlowNode, plan: NodePlan | undefined, language: string): MachineJson {
  const { action, config, name, note } = node
  const about = {
    description: [name ?? nameOf(plan, language) ?? action, note].filter(Boolean).join('\n'),
    meta: { action, config },
  }
  if (!plan?.declared) return about
  const [jump] = plan.jumps
  if (jump !== undefined) return { ...about, always: { target: jump } }
  const ways = portsOf(plan.declared.type === 'trigger' ? ['next'] : plan.declared.ports, plan.config).map(port => ({
    port: port.id,
    target: plan.targets.get(port.id) ?? 'ended',
    description: labelOf(port, plan.declared, language),
  }))
  if (ways.length === 0) return { ...about, always: { target: 'ended' } }
  if (hearsOf(plan).length > 0) return { ...about, on: Object.fromEntries(ways.map(({ port, ...way }) => [port, way])) }
  if (ways.length === 1) return { ...about, always: { target: ways[0]?.target } }
  return { ...about, always: ways.map(({ port, ...way }) => ({ guard: port, ...way })) }
}

function nameOf(plan: NodePlan | undefined, language: string): string | undefined {
  const texts = plan?.declared?.texts
  return texts?.[language]?.name ?? texts?.en.name
}

function labelOf({ id, label }: Port, declared: NodePlan['declared'], language: string): string {
  if (typeof label === 'string') return label
  if (label) return inLanguage(label, language) ?? id
  const labels = (declared as AnyAction | undefined)?.texts
  return labels?.[language]?.ports?.[id] ?? labels?.en.ports?.[id] ?? id
}

function inLanguage(text: Localised, language: string): string | undefined {
  return text[language] ?? Object.values(text)[0]
}
