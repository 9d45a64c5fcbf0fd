/** A place in JSON: `['choices', 0, 'label']`. */
export type Path = readonly (string | number)[]

/** The value with another one at a place; undefined takes a key or an item away. What is not touched stays the very same. */
export function withPath(value: unknown, [key, ...rest]: Path, put: unknown): unknown {
  if (key === undefined) return put
  if (typeof key === 'number' || Array.isArray(value)) {
    const items: readonly unknown[] = Array.isArray(value) ? value : []
    const index = Number(key)
    // Nothing stands in a list by name.
    if (!Number.isInteger(index)) return value
    const made = withPath(items[index], rest, put)
    return made === undefined ? items.toSpliced(index, 1) : items.toSpliced(index, 1, made)
  }
  const record = isRecord(value) ? value : {}
  const made = withPath(Object.hasOwn(record, key) ? record[key] : undefined, rest, put)
  const { [key]: _gone, ...others } = record
  // Spreading keeps the place of a key that stays.
  return made === undefined ? others : { ...record, [key]: made }
}

/** What stands at a place; undefined when there is no such place. */
export function atPath(value: unknown, path: Path): unknown {
  let found = value
  for (const key of path) {
    if (!isRecord(found) || !Object.hasOwn(found, key)) return undefined
    found = found[String(key)]
  }
  return found
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
