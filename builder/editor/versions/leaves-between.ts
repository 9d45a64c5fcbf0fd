/** A value that is another: where, and what it was. Undefined: there was none, or is none now. */
export interface Leaf {
  readonly path: readonly string[]
  readonly before: unknown
  readonly after: unknown
}

/** Every smallest part in which two JSON values differ. Items with ids are the same where their ids are, wherever they stand. */
export function leavesBetween(before: unknown, after: unknown, path: readonly string[] = []): readonly Leaf[] {
  if (Object.is(before, after)) return []
  const [was, is] = [entriesOf(before), entriesOf(after)]
  if (!was || !is || Array.isArray(before) !== Array.isArray(after)) {
    // What came or went whole is told part by part, if it has parts: a text in each of its languages.
    if (before === undefined && is) return [...is].flatMap(([key, value]) => leavesBetween(undefined, value, [...path, key]))
    if (after === undefined && was) return [...was].flatMap(([key, value]) => leavesBetween(value, undefined, [...path, key]))
    return [{ path, before, after }]
  }
  const keys = new Set([...was.keys(), ...is.keys()])
  const leaves = [...keys].flatMap(key => leavesBetween(was.get(key), is.get(key), [...path, key]))
  const isMoved = leaves.length === 0 && Array.isArray(before) && [...was.keys()].join() !== [...is.keys()].join()
  return isMoved ? [{ path, before, after }] : leaves
}

function entriesOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (!Array.isArray(value)) return new Map(Object.entries(value))
  return new Map(value.map((item: unknown, index) => [idOf(item) ?? String(index), item]))
}

function idOf(item: unknown): string | undefined {
  return typeof item === 'object' && item !== null && 'id' in item && typeof item.id === 'string' ? item.id : undefined
}
