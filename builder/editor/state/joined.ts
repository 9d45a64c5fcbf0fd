import { type Change, keyOf } from './change.ts'
import { type Kind, kinds } from './document.ts'
import { sameJson } from './same-json.ts'

/**
 * Two rows of changes as one: each record once, from what it was at first to what it is at last; what came and went is not there.
 * Undefined: what had gone comes back, at another place. One row cannot say that.
 */
export function joined(first: readonly Change[], then: readonly Change[]): readonly Change[] | undefined {
  const made = new Map<string, Change>(first.map(change => [keyOf(change), change]))
  if (then.some(change => change.after !== undefined && made.get(keyOf(change))?.after === undefined && made.has(keyOf(change))))
    return undefined
  const places = placesOf(first)
  for (const change of then) {
    const key = keyOf(change)
    const known = made.get(key)
    const counted = atStart(change, places)
    made.set(key, known ? bridge(known, counted) : counted)
  }
  return [...made.values()].filter(({ before, after }) => !sameJson(before, after))
}

function bridge(first: Change, then: Change): Change {
  // The same key: both are of one kind.
  return { ...then, ...first, before: first.before, after: then.after } as Change
}

/** Where the records stood, by kind, that the first row took away: ascending. */
function placesOf(changes: readonly Change[]): ReadonlyMap<Kind, readonly number[]> {
  const of = (kind: Kind): readonly number[] =>
    changes
      .flatMap(change => (change.kind === kind && change.after === undefined && change.at !== undefined ? [change.at] : []))
      .sort((a, b) => a - b)
  return new Map(kinds.map(kind => [kind, of(kind)]))
}

/** The place of a record that goes, counted before anything of the first row had gone. */
function atStart(change: Change, places: ReadonlyMap<Kind, readonly number[]>): Change {
  if (change.kind === 'settings' || change.at === undefined) return change
  let { at } = change
  for (const gone of places.get(change.kind) ?? []) if (gone <= at) at += 1
  return { ...change, at }
}
