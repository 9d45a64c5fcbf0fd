import type { FlowDocument } from './document.ts'
import { sameJson } from './same-json.ts'

/** A document with the very records of another where they say the same: to compare the two is quick then. */
export function knownAs(document: FlowDocument, known: FlowDocument): FlowDocument {
  const same = <T>(records: ReadonlyMap<string, T>, others: ReadonlyMap<string, T>): ReadonlyMap<string, T> =>
    new Map(
      [...records].map(([id, record]) => {
        const other = others.get(id)
        return [id, other !== undefined && sameJson(record, other) ? other : record]
      }),
    )
  const [nodes, edges, notes, frames] = [
    same(document.nodes, known.nodes),
    same(document.edges, known.edges),
    same(document.notes, known.notes),
    same(document.frames, known.frames),
  ]
  return {
    settings: sameJson(document.settings, known.settings) ? known.settings : document.settings,
    nodes,
    edges,
    notes,
    frames,
  }
}
