import type { FlowDocument, FlowSettings, Kind, Records } from './document.ts'

/** One record of one kind that came, went or became another. */
export interface RecordChangeOf<K extends Kind> {
  readonly kind: K
  readonly id: string
  readonly before?: Records[K] | undefined
  readonly after?: Records[K] | undefined
  /** Where in the file a record stood that goes: undoing puts it back there. */
  readonly at?: number
}

export type RecordChange = { [K in Kind]: RecordChangeOf<K> }[Kind]

/** One record that came, went or became another; or the settings that did. */
export type Change = RecordChange | { readonly kind: 'settings'; readonly before: FlowSettings; readonly after: FlowSettings }

/** What a change is of: records of different kinds may have one id. */
export const keyOf = (change: Change): string => (change.kind === 'settings' ? 'settings' : `${change.kind} ${change.id}`)

/** The document with these changes in it. Records that do not change stay the very same. */
export function applyChanges(document: FlowDocument, changes: readonly Change[]): FlowDocument {
  let { settings } = document
  for (const change of changes) if (change.kind === 'settings') settings = change.after
  const own = <K extends Kind>(kind: K): readonly ChangeOf<K>[] =>
    changes.filter((change): change is ChangeOf<K> => change.kind === kind)
  return {
    settings,
    nodes: changed(document.nodes, own('nodes')),
    edges: changed(document.edges, own('edges')),
    notes: changed(document.notes, own('notes')),
    frames: changed(document.frames, own('frames')),
  }
}

type ChangeOf<K extends Kind> = Extract<Change, { kind: K }>

/** What takes these changes back. */
export function inverted(changes: readonly Change[]): readonly Change[] {
  return changes.map(change => ({ ...change, before: change.after, after: change.before }) as Change).reverse()
}

function changed<T>(
  records: ReadonlyMap<string, T>,
  changes: readonly { readonly id: string; readonly after?: T | undefined; readonly at?: number }[],
): ReadonlyMap<string, T> {
  if (changes.length === 0) return records
  const made = new Map(records)
  const back: { readonly id: string; readonly after: T; readonly at: number }[] = []
  for (const { id, after, at } of changes) {
    if (after === undefined) made.delete(id)
    else if (at === undefined || made.has(id)) made.set(id, after)
    else back.push({ id, after, at })
  }
  return back.length === 0 ? made : putBack(made, back)
}

/** Records that come back stand where they stood: each finds its place among those that were before it. */
function putBack<T>(
  records: ReadonlyMap<string, T>,
  back: readonly { readonly id: string; readonly after: T; readonly at: number }[],
): ReadonlyMap<string, T> {
  const stay = [...records]
  const made: [string, T][] = []
  let taken = 0
  for (const { id, after, at } of back.toSorted((a, b) => a.at - b.at)) {
    const upTo = taken + Math.max(0, at - made.length)
    made.push(...stay.slice(taken, upTo), [id, after])
    taken = Math.min(upTo, stay.length)
  }
  return new Map(made.concat(stay.slice(taken)))
}
