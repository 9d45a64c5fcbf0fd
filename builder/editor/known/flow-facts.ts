import type { Descriptor } from '../../../plugins/kit/descriptor.ts'
import type { FlowNode } from '../../../runtime/flow/model.ts'
import type { TestType } from '../rules/operator-shapes.ts'
import { sameJson } from '../state/same-json.ts'
import { type NodeFacts, nodeFacts, type Offered } from './node-facts.ts'

/** A variable that nodes of the flow write. */
export interface KnownVariable {
  readonly name: string
  /** Ids of the nodes that write it, in the order of the file. */
  readonly setBy: readonly string[]
  /** What it most likely holds. */
  readonly type: TestType
  /** What it holds are ids of these. */
  readonly choices: readonly Offered[]
}

/** What a flow names: for pickers, and for words of rules. */
export interface FlowFacts {
  readonly variables: ReadonlyMap<string, KnownVariable>
  /** Of all questions. */
  readonly choices: readonly Offered[]
  readonly properties: readonly string[]
  readonly lists: readonly string[]
  readonly secrets: readonly string[]
}

type Nodes = ReadonlyMap<string, FlowNode>
type Descriptors = ReadonlyMap<string, Descriptor>

/** What these nodes name. The very same as before when nothing that counts has changed: moving a node changes nothing. */
export function flowFacts(nodes: Nodes, descriptors: Descriptors): FlowFacts {
  const reader = readers.get(descriptors) ?? createReader(descriptors)
  readers.set(descriptors, reader)
  return reader(nodes)
}

const readers = new WeakMap<Descriptors, (nodes: Nodes) => FlowFacts>()

function createReader(descriptors: Descriptors): (nodes: Nodes) => FlowFacts {
  const byConfig = new WeakMap<FlowNode['config'], { readonly action: string; readonly facts: NodeFacts | undefined }>()
  const factsAt = (node: FlowNode): NodeFacts | undefined => {
    const known = byConfig.get(node.config)
    if (known?.action === node.action) return known.facts
    const descriptor = descriptors.get(node.action)
    const facts = descriptor && nodeFacts(node, descriptor)
    byConfig.set(node.config, { action: node.action, facts })
    return facts
  }
  let last: { readonly nodes: Nodes; readonly parts: readonly Part[]; readonly facts: FlowFacts } | undefined
  return nodes => {
    if (last?.nodes === nodes) return last.facts
    const parts: Part[] = []
    for (const node of nodes.values()) {
      const facts = factsAt(node)
      if (facts) parts.push({ id: node.id, facts })
    }
    const before = last
    const isSame =
      before?.parts.length === parts.length &&
      parts.every(({ id, facts }, at) => before.parts[at]?.id === id && before.parts[at].facts === facts)
    last = { nodes, parts, facts: isSame ? before.facts : merged(parts, before?.facts) }
    return last.facts
  }
}

interface Part {
  readonly id: string
  readonly facts: NodeFacts
}

function merged(parts: readonly Part[], before: FlowFacts | undefined): FlowFacts {
  const variables = new Map<string, KnownVariable>()
  for (const { id, facts } of parts)
    for (const { name, type, choices } of facts.variables) {
      const known = variables.get(name)
      variables.set(name, {
        name,
        setBy: [...(known?.setBy ?? []), id],
        type: known?.type ?? type,
        choices: byId([...(known?.choices ?? []), ...choices]),
      })
    }
  // The words of all cards hang on the properties: a list that says the same is the same.
  const all = (of: 'properties' | 'lists' | 'secrets'): readonly string[] => {
    const names = [...new Set(parts.flatMap(({ facts }) => facts[of]))].toSorted()
    const known = before?.[of]
    return known && sameJson(known, names) ? known : names
  }
  return {
    variables,
    choices: byId(parts.flatMap(({ facts }) => facts.choices)),
    properties: all('properties'),
    lists: all('lists'),
    secrets: all('secrets'),
  }
}

function byId(choices: readonly Offered[]): readonly Offered[] {
  return [...new Map(choices.map(choice => [choice.id, choice])).values()]
}
