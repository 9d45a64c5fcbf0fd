/** Counts what is open at once: by address, or by who it is. */
export interface OpenAtOnce {
  /** `false` when there are too many already. */
  enter(key: string): boolean
  leave(key: string): void
}

export function createOpenAtOnce(most: number): OpenAtOnce {
  const open = new Map<string, number>()
  return {
    enter(key) {
      const others = open.get(key) ?? 0
      if (others >= most) return false
      open.set(key, others + 1)
      return true
    },
    leave(key) {
      const others = (open.get(key) ?? 0) - 1
      if (others > 0) open.set(key, others)
      else open.delete(key)
    },
  }
}
