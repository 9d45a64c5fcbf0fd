/** A value that others hear change: what stands between the network and the screen, without either. */
export interface Cell<T> {
  get(): T
  set(value: T): void
  /** Gives what ends it. */
  subscribe(changed: () => void): () => void
}

/** Setting the value it has tells nobody. */
export function createCell<T>(first: T): Cell<T> {
  let value = first
  const heard = new Set<() => void>()
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return
      value = next
      for (const changed of heard) changed()
    },
    subscribe(changed) {
      heard.add(changed)
      return () => heard.delete(changed)
    },
  }
}
