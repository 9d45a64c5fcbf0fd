/** Which nodes can reach each other. */
export interface Components {
  /** By node: the number of its component. What a component leads to has smaller numbers. */
  readonly of: Int32Array
  readonly count: number
}

/** Tarjan's algorithm with a stack of its own: flows can be deeper than the stack of a process. Linear. */
export function componentsOf(next: readonly (readonly number[])[]): Components {
  const of = new Int32Array(next.length).fill(-1)
  const order = new Int32Array(next.length).fill(-1)
  const low = new Int32Array(next.length)
  const turn = new Int32Array(next.length)
  const open: number[] = []
  let count = 0
  let visited = 0
  const enter = (node: number): void => {
    order[node] = visited
    low[node] = visited++
    open.push(node)
  }
  const lower = (node: number, to: number): void => {
    low[node] = Math.min(low[node] ?? 0, to)
  }
  const close = (node: number): void => {
    if (low[node] !== order[node]) return
    for (let member = open.pop(); member !== undefined; member = open.pop()) {
      of[member] = count
      if (member === node) break
    }
    count++
  }
  for (let root = 0; root < next.length; root++) {
    if (order[root] !== -1) continue
    enter(root)
    const path = [root]
    for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
      const turnOf = turn[node] ?? 0
      turn[node] = turnOf + 1
      const to = next[node]?.[turnOf]
      if (to === undefined) {
        path.pop()
        close(node)
        const parent = path.at(-1)
        if (parent !== undefined) lower(parent, low[node] ?? 0)
      } else if (order[to] === -1) {
        enter(to)
        path.push(to)
      } else if (of[to] === -1) lower(node, order[to] ?? 0)
    }
  }
  return { of, count }
}
