import { componentsOf } from './components.ts'

/** Where each variable is set, and what can follow what. */
export interface Sources {
  /** By node: what can follow it, at once or later. */
  readonly next: readonly (readonly number[])[]
  /** By node: what may be set when it is left. */
  readonly sets: readonly (readonly string[])[]
}

/**
 * Can a variable be set when a node is entered? Names are carried along all ways at once, 32 to a number, component by
 * component: what is set in a circle is set all around it.
 */
export function setBefore({ next, sets }: Sources): (node: number, name: string) => boolean {
  const placeOf = new Map<string, number>()
  const chunks: { node: number; bit: number }[][] = []
  for (const [node, names] of sets.entries()) {
    for (const name of names) {
      const place = placeOf.get(name) ?? placeOf.size
      if (place >= most) continue
      placeOf.set(name, place)
      chunks[place >>> 5] ??= []
      chunks[place >>> 5]?.push({ node, bit: 1 << (place & 31) })
    }
  }
  const sweep = createSweep(next)
  const before = chunks.map(sweep)
  return (node, name) => {
    const place = placeOf.get(name)
    if (place === undefined) return placeOf.size >= most
    return ((before[place >>> 5]?.[node] ?? 0) & (1 << (place & 31))) !== 0
  }
}

// More variables than any flow has; beyond them nothing is claimed, so that memory stays bounded.
const most = 16_384

function createSweep(next: Sources['next']): (set: readonly { node: number; bit: number }[]) => Int32Array {
  const { of: group, count } = componentsOf(next)
  const members: number[][] = Array.from({ length: count }, () => [])
  for (const [node, component] of group.entries()) members[component]?.push(node)
  const isCircle = members.map(nodes => nodes.length > 1 || nodes.some(node => next[node]?.includes(node)))
  return set => {
    const before = new Int32Array(next.length)
    const own = new Int32Array(next.length)
    for (const { node, bit } of set) own[node] = (own[node] ?? 0) | bit
    for (let component = count - 1; component >= 0; component--) {
      const nodes = members[component] ?? []
      let shared = 0
      for (const node of nodes) shared |= (before[node] ?? 0) | (isCircle[component] ? (own[node] ?? 0) : 0)
      for (const node of nodes) {
        before[node] = shared
        const after = shared | (own[node] ?? 0)
        if (after !== 0) for (const to of next[node] ?? []) if (group[to] !== component) before[to] = (before[to] ?? 0) | after
      }
    }
    return before
  }
}
