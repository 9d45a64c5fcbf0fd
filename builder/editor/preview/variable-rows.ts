import type { Descriptor } from '../../../plugins/kit/descriptor.ts'
import type { PreviewView } from '../../../runtime/api/contract.ts'
import type { FlowNode } from '../../../runtime/flow/model.ts'
import type { FlowFacts } from '../known/flow-facts.ts'
import { nodeFacts } from '../known/node-facts.ts'
import type { FlowDocument } from '../state/document.ts'

/** One thing that the conversation knows, or may come to know. */
export interface VariableRow {
  /** As rules name it: `vars.topic`, `contact.email`, `page.url`. */
  readonly path: string
  /** Without what says that it is a variable. */
  readonly name: string
  /** Undefined: not known yet. */
  readonly value: unknown
  /** When it was set, ms since 1970, and by which node; neither for what was there from the beginning. */
  readonly at?: number
  readonly node?: string
  /** Where a value came from that no node has set. */
  readonly from?: 'page' | 'contact'
  /** The node where the conversation stands asks for it. */
  readonly isAwaited: boolean
}

interface Around {
  readonly view: Pick<PreviewView, 'vars' | 'said' | 'contact' | 'page' | 'turns' | 'frames'>
  readonly document: FlowDocument
  readonly facts: FlowFacts
  readonly descriptors: ReadonlyMap<string, Descriptor>
}

/** What is known in a preview, and what the flow names and nobody knows yet: first what was set last. */
export function variableRows({ view, document, facts, descriptors }: Around): readonly VariableRow[] {
  const { vars, said, contact, page, turns } = view
  const stored = [...document.nodes.values()].flatMap(({ action }) => storedBy(descriptors.get(action)))
  const awaited = awaitedBy(view, document, descriptors)
  const known: Readonly<Record<string, unknown>> = { ...said, ...contact }
  const setAt = new Map<string, { at: number; node?: string }>()
  for (const { at, set, path } of turns) {
    const node = path.at(-1)?.node
    for (const name of Object.keys(set ?? {}))
      setAt.set(name, { at, ...(node === undefined ? {} : { node: writerOf(name, path, document, descriptors) ?? node }) })
  }
  const row = (path: string, value: unknown): VariableRow => {
    const set = setAt.get(path)
    const isKnown = path.startsWith('contact.') && contact !== null && path.slice(8) in contact
    return {
      path,
      name: path.startsWith('vars.') ? path.slice(5) : path,
      value,
      ...(set ?? (isKnown ? { from: 'contact' } : {})),
      isAwaited: value === undefined && awaited.has(path),
    }
  }
  const names = new Set([...facts.variables.keys(), ...Object.keys(vars)])
  const properties = new Set([...stored, ...facts.properties, ...Object.keys(known)])
  const rows = [
    ...[...names].map(name => row(`vars.${name}`, vars[name])),
    ...[...properties].map(name => row(`contact.${name}`, known[name])),
  ]
  const order = (one: VariableRow): number =>
    one.isAwaited ? Number.POSITIVE_INFINITY : (one.at ?? (one.value === undefined ? -1 : 0))
  return [
    ...rows.toSorted((a, b) => order(b) - order(a)),
    ...(page ? [{ path: 'page.url', name: 'page.url', value: page.url, from: 'page' as const, isAwaited: false }] : []),
  ]
}

/** What the node where it stands would write. */
function awaitedBy(
  { frames }: Around['view'],
  { nodes, settings }: FlowDocument,
  descriptors: Around['descriptors'],
): ReadonlySet<string> {
  const top = frames.at(-1)
  const node = top?.flow === settings.id ? nodes.get(top.node) : undefined
  const descriptor = node && descriptors.get(node.action)
  return new Set(node && descriptor ? writtenBy(node, descriptor) : [])
}

/** What a node may write, as rules name it. */
function writtenBy(node: FlowNode, descriptor: Descriptor): readonly string[] {
  const { variables = [], properties = [] } = nodeFacts(node, descriptor) ?? {}
  return [
    ...variables.map(({ name }) => `vars.${name}`),
    ...[...properties, ...storedBy(descriptor)].map(name => `contact.${name}`),
  ]
}

/** Properties that an action writes whatever its config says. One that the config names is of the kind "property". */
function storedBy(descriptor: Descriptor | undefined): readonly string[] {
  return (descriptor?.does?.stores ?? []).filter(kind => kind !== 'property')
}

/** Of the nodes of a turn, the one that writes this. */
function writerOf(
  path: string,
  visits: PreviewView['turns'][number]['path'],
  { nodes }: FlowDocument,
  descriptors: Around['descriptors'],
): string | undefined {
  return visits.findLast(({ node: id }) => {
    const node = nodes.get(id)
    const descriptor = node && descriptors.get(node.action)
    return node && descriptor && writtenBy(node, descriptor).includes(path)
  })?.node
}
