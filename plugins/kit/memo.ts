/** Remembers what `make` made by key, the latest `limit` of them: keys may come from visitors. */
export function memo<T>(limit: number, make: (key: string) => T): (key: string) => T {
  const made = new Map<string, { readonly value: T }>()
  return key => {
    const known = made.get(key)
    if (known) return known.value
    const oldest = made.size < limit ? undefined : made.keys().next().value
    if (oldest !== undefined) made.delete(oldest)
    const value = make(key)
    made.set(key, { value })
    return value
  }
}
