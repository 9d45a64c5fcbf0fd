import type { Descriptor } from '../../../plugins/kit/descriptor.ts'
import type { FlowEdge, FlowNode } from '../../../runtime/flow/model.ts'
import type { Ground } from '../place/boxes.ts'
import type { FlowDocument } from '../state/document.ts'

/** How a flow is read: each way from its beginning on, port by port; what nothing leads to comes last. */
export function readingOrder(
  document: FlowDocument,
  descriptors: ReadonlyMap<string, Descriptor>,
  { cardOf }: Pick<Ground, 'cardOf'>,
): readonly string[] {
  const ways = Map.groupBy(document.edges.values(), edge => edge.source)
  const seen = new Set<string>()
  const read = (first: string): void => {
    const left = [first]
    for (let id = left.pop(); id !== undefined; id = left.pop()) {
      const node = document.nodes.get(id)
      if (!node || seen.has(id)) continue
      seen.add(id)
      // The first way is read first, so it is laid on top.
      const next = waysOut(node, ways.get(id) ?? [], cardOf).map(edge => edge.target)
      left.push(...next.toReversed())
    }
  }
  const all = [...document.nodes.values()].toSorted(byPlace)
  for (const node of all) if (isTrigger(node, descriptors)) read(node.id)
  for (const node of all) read(node.id)
  return [...seen]
}

/** Where a flow begins: its first trigger, else what lies first. */
export function startOf(document: FlowDocument, descriptors: ReadonlyMap<string, Descriptor>): string | undefined {
  const all = [...document.nodes.values()].toSorted(byPlace)
  return (all.find(node => isTrigger(node, descriptors)) ?? all[0])?.id
}

/** The edges that leave a node, as its ports are drawn. */
export function waysOut(node: FlowNode, edges: Iterable<FlowEdge>, cardOf: Ground['cardOf']): readonly FlowEdge[] {
  const own = [...edges].filter(edge => edge.source === node.id)
  if (own.length < 2) return own
  const order = new Map(cardOf(node).ports.map((port, at) => [port.id, at]))
  return own.toSorted((a, b) => (order.get(a.port) ?? 0) - (order.get(b.port) ?? 0))
}

function isTrigger({ action }: FlowNode, descriptors: ReadonlyMap<string, Descriptor>): boolean {
  return descriptors.get(action)?.type === 'trigger'
}

function byPlace(a: FlowNode, b: FlowNode): number {
  return a.position.y - b.position.y || a.position.x - b.position.x
}
