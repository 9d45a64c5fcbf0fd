import type { AnyChannel } from '../../../plugins/kit/channel.ts'
import type { Declarations } from '../declarations.ts'
import type { Flow } from '../model.ts'
import type { NodePlan } from '../node-plan.ts'
import { type Field, fieldsOf } from '../visit-fields.ts'
import { createFlows, type Flows } from './flows.ts'
import { type Graph, graphOf } from './graph.ts'
import { type Passed, pass } from './passage.ts'
import { type Text, textsOf } from './texts-of.ts'
import { withinOneTurn } from './waits.ts'
import { type Walk, walk } from './walk.ts'

/** What rules look at: one flow, with all that several of them ask worked out once. */
export interface Subject {
  readonly flow: Flow
  readonly graph: Graph
  readonly declarations: Declarations
  /** From every entry, by every way. */
  readonly everywhere: Walk
  /** By node: the fields of its config, without those that are invalid: these have their problem. */
  readonly fields: readonly (readonly Field[])[]
  /** By node: all that it may say. */
  readonly texts: readonly (readonly Text[])[]
  readonly flows: Flows
  /** How far a single turn can get. */
  readonly withinTurn: Passed
  /** Are all other flows known, so that one which is not there does not exist? */
  readonly knowsAll: boolean
  channelOf(id: string): AnyChannel | undefined
  /** Are the channels known, so that one which is not there is not set up? */
  readonly knowsChannels: boolean
  slipIn(code: string): Slip | undefined
  /** The flow that all visitors of this one meet before it, by its name. */
  hiddenBy(flow: Flow): string | undefined
  /** Can mails leave, as far as is known? */
  readonly sendsMail: boolean
}

/** What a check may know beside the flow itself. */
export interface Around {
  /** The other flows by id, live or draft. */
  readonly flows: ReadonlyMap<string, Flow>
  /** What kind of channel stands behind an id. */
  channelOf?(id: string): AnyChannel | undefined
  /** The name of a flow that all visitors of this one meet before it, if there is one. */
  hiddenBy?(flow: Flow): string | undefined
  /** Is a mail server set up? */
  readonly sendsMail?: boolean
  /** What is wrong with the body of an async function of JavaScript, where somebody is there who can read it. */
  slipIn?(code: string): Slip | undefined
}

/** Where code cannot be read, and why. */
export interface Slip {
  /** From 1. */
  readonly line: number
  readonly why: string
}

export function createSubject(flow: Flow, declarations: Declarations, around: Around | undefined): Subject {
  const graph = graphOf(flow, declarations)
  const flows = createFlows(graph, declarations, around?.flows ?? new Map())
  const fields = graph.plans.map(validFields)
  return {
    flow,
    graph,
    declarations,
    everywhere: walk(graph, graph.entries),
    fields,
    texts: graph.plans.map((plan, index) => textsOf(plan, fields[index] ?? [])),
    flows,
    withinTurn: pass(flows, withinOneTurn),
    knowsAll: around !== undefined,
    slipIn: code => around?.slipIn?.(code),
    channelOf: id => around?.channelOf?.(id),
    knowsChannels: around?.channelOf !== undefined,
    hiddenBy: flow => around?.hiddenBy?.(flow),
    sendsMail: around?.sendsMail ?? true,
  }
}

function validFields({ declared, config, issues = [] }: NodePlan): readonly Field[] {
  const fields = declared ? fieldsOf(declared, config) : []
  if (issues.length === 0) return fields
  const wrong = (path: string): boolean =>
    issues.some(issue => `${path}.`.startsWith(`${issue.path}.`) || `${issue.path}.`.startsWith(`${path}.`))
  return fields.filter(({ path }) => !wrong(path.join('.')))
}
