/** One value outside of any part, that parts follow. */
export interface OpenCell<T> {
  get(): T
  set(value: T): void
  listen(changed: () => void): () => void
}

/** Begins with a value. */
export function createCellOf<T>(first: T): OpenCell<T> {
  let value = first
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set(next) {
      value = next
      for (const listener of listeners) listener()
    },
    listen(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
  }
}
