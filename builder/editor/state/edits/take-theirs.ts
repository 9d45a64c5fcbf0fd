import type { FlowEdge } from '../../../../runtime/flow/model.ts'
import type { Change } from '../change.ts'
import type { Conflict } from '../conflict.ts'
import type { FlowDocument } from '../document.ts'
import { sameJson } from '../same-json.ts'
import { threeWay } from '../three-way.ts'
import { withoutLoose } from '../without-loose.ts'
import type { Edit } from './edit.ts'
import { removeItems } from './remove-items.ts'

/** Where two people changed one thing: what the other made of it, instead of ours. What was done to the record since stays. */
export const takeTheirs: Edit<{ readonly conflict: Conflict }> = (document, { conflict }, world) => {
  const { kind, id, mine, theirs } = conflict
  const before = kind === 'settings' ? document.settings : document[kind].get(id)
  if (theirs === undefined)
    return removeItems(document, kind === 'edges' ? { edges: new Set([id]) } : { items: new Set([id]) }, world)
  const after = before === undefined || mine === undefined ? theirs : threeWay(mine, before, theirs, 'theirs').value
  if (sameJson(before, after)) return []
  // Of the kind that the conflict is of.
  const change = { kind, id, before, after } as Change
  return withoutLoose(document, [change, ...led(document, conflict.edges)])
}

/** The edges of a node that comes back: those whose ways out nothing else has taken. */
function led({ edges }: FlowDocument, back: readonly FlowEdge[]): readonly Change[] {
  const ways = new Set([...edges.values()].map(({ source, port }) => `${source} ${port}`))
  return back
    .filter(({ id, source, port }) => !edges.has(id) && !ways.has(`${source} ${port}`))
    .map(after => ({ kind: 'edges', id: after.id, after }))
}
