import { type Change, keyOf } from './change.ts'
import { sameJson } from './same-json.ts'
import { threeWay } from './three-way.ts'

/**
 * A step of ours as if what others changed had been so from the beginning: undoing it takes back only what we did.
 * Where they wrote over it, or took the record away, there is nothing left to take back.
 */
export function rebased(changes: readonly Change[], taken: ReadonlyMap<string, Change>): readonly Change[] {
  if (!changes.some(change => taken.has(keyOf(change)))) return changes
  return changes.flatMap(change => {
    const theirs = taken.get(keyOf(change))
    if (!theirs) return [change]
    const [before, after] = [carried(change.before, theirs), carried(change.after, theirs)]
    // Of the same kind, as its key says.
    return sameJson(before, after) ? [] : [{ ...change, before, after } as Change]
  })
}

/** Changes by the record they are of. */
export const byRecord = (changes: readonly Change[]): ReadonlyMap<string, Change> =>
  new Map(changes.map(change => [keyOf(change), change]))

/** What they made of it, in a state that it had before or will have again. */
function carried(value: unknown, { before, after }: Change): unknown {
  if (before === undefined || after === undefined) return after
  return value === undefined ? undefined : threeWay(before, value, after, 'theirs').value
}
