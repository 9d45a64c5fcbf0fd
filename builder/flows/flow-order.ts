/** What an order knows of a flow. */
export interface Placed {
  readonly id: string
  readonly channel: string
}

/** All ids, with one flow at another place among those of its channel: the others keep theirs. */
export function movedTo(flows: readonly Placed[], id: string, at: number): readonly string[] {
  const channel = flows.find(flow => flow.id === id)?.channel
  const peers = flows.filter(flow => flow.channel === channel && flow.id !== id).map(flow => flow.id)
  const order = peers.toSpliced(Math.max(0, Math.min(at, peers.length)), 0, id).values()
  return flows.map(flow => (flow.channel === channel ? (order.next().value ?? flow.id) : flow.id))
}

/** Where a flow stands among those of its channel, from 0, and how many these are. */
export function placeOf(flows: readonly Placed[], id: string): { readonly at: number; readonly of: number } {
  const channel = flows.find(flow => flow.id === id)?.channel
  const peers = flows.filter(flow => flow.channel === channel)
  return { at: peers.findIndex(flow => flow.id === id), of: peers.length }
}

/** The flows in an order; those it does not know stay behind. */
export function inOrder<T extends Placed>(flows: readonly T[], ids: readonly string[] | undefined): readonly T[] {
  if (!ids) return flows
  const places = new Map(ids.map((id, at) => [id, at]))
  return flows.toSorted((a, b) => (places.get(a.id) ?? ids.length) - (places.get(b.id) ?? ids.length))
}
