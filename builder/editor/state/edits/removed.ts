import type { Change } from '../change.ts'
import type { FlowDocument, Kind } from '../document.ts'

/** The changes that take records of one kind away, each with its place in the file. */
export function removed(document: FlowDocument, kind: Kind, ids: ReadonlySet<string>): readonly Change[] {
  if (ids.size === 0) return []
  return [...document[kind].values()].flatMap((before, at) =>
    ids.has(before.id) ? [{ kind, id: before.id, before, at } as Change] : [],
  )
}
