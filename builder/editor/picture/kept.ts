/** Makes something by its id again only when what it is made of is not the very same as before. */
export function createKept<Made>(): {
  get(id: string, of: readonly unknown[], make: () => Made): Made
  /** Forgets what was not asked for since the last time. */
  sweep(): void
} {
  let kept = new Map<string, { of: readonly unknown[]; made: Made }>()
  let next = new Map<string, { of: readonly unknown[]; made: Made }>()
  return {
    get(id, of, make) {
      const known = kept.get(id)
      const entry = known && isSame(known.of, of) ? known : { of, made: make() }
      next.set(id, entry)
      return entry.made
    },
    sweep() {
      kept = next
      next = new Map()
    },
  }
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((each, index) => Object.is(each, b[index]))
}
