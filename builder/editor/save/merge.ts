import type { FlowEdge } from '../../../runtime/flow/model.ts'
import { type Change, keyOf, type RecordChangeOf } from '../state/change.ts'
import { changesBetween } from '../state/changes-between.ts'
import type { Conflict } from '../state/conflict.ts'
import type { FlowDocument } from '../state/document.ts'
import { sameJson } from '../state/same-json.ts'
import { threeWay } from '../state/three-way.ts'
import { withoutLoose } from '../state/without-loose.ts'

/** What became of a document here and elsewhere, as one. */
export interface Merged {
  /** What makes the merged document of ours. */
  readonly changes: readonly Change[]
  readonly conflicts: readonly Conflict[]
}

/** Puts together, record by record, what became of one document here and elsewhere. Where both do not go together, ours counts. */
export function merge(base: FlowDocument, mine: FlowDocument, theirs: FlowDocument): Merged {
  const ours = new Map(changesBetween(base, mine).map(change => [keyOf(change), change]))
  const met = changesBetween(base, theirs).map((change): Merged => {
    const own = ours.get(keyOf(change))
    return own ? meet(own, change, theirs) : { changes: [change], conflicts: [] }
  })
  const conflicts = met.flatMap(one => one.conflicts)
  // What led to a node that stays, because of ours, stays too.
  const kept = new Set(conflicts.flatMap(({ kind, id, theirs }) => (kind === 'nodes' && theirs === undefined ? [id] : [])))
  const changes = met.flatMap(one => one.changes).filter(change => !leaves(change, kept))
  const ended = withOneEnd(mine, changes)
  return { changes: withoutLoose(mine, ended.changes), conflicts: [...conflicts, ...ended.conflicts] }
}

/** A record that both changed. */
function meet(own: Change, other: Change, { edges }: FlowDocument): Merged {
  const { kind, before: base, after: mine } = own
  const { after: theirs } = other
  const id = own.kind === 'settings' ? 'settings' : own.id
  const put = (value: unknown): readonly Change[] =>
    // Of the kind that both are of.
    sameJson(value, mine) ? [] : [{ ...other, before: mine, after: value } as Change]
  if (mine === undefined || theirs === undefined) {
    // Who only moved what somebody else took away did nothing to it.
    if (sameJson(withoutPlace(base), withoutPlace(mine ?? theirs ?? base))) return { changes: put(undefined), conflicts: [] }
    const led = kind === 'nodes' && mine === undefined ? edgesAt(edges, id) : []
    return { changes: [], conflicts: [{ kind, id, clashes: [], mine, theirs, edges: led }] }
  }
  // An edge is one thing: half of ours and half of theirs leads from nowhere to somewhere.
  if (own.kind === 'edges' && other.kind === 'edges' && own.after && other.after)
    return { changes: [], conflicts: sameJson(mine, theirs) ? [] : [twoEnds(own.after, other.after)] }
  const { value, clashes } = threeWay(base, mine, theirs)
  const told = clashes.filter(({ path: [first = ''] }) => !places.has(first))
  if (told.length === 0) return { changes: put(value), conflicts: [] }
  const given = threeWay(base, mine, theirs, 'theirs').value
  return { changes: put(value), conflicts: [{ kind, id, clashes: told, mine: value, theirs: given, edges: [] }] }
}

/** Two led the same way out to different nodes. */
const twoEnds = (mine: FlowEdge, theirs: FlowEdge): Conflict => ({
  kind: 'edges',
  id: mine.id,
  clashes: [{ path: ['target'], mine: mine.target, theirs: theirs.target }],
  mine,
  theirs: { ...theirs, id: mine.id },
  edges: [],
})

/** Takes in no edge from a way out that one of ours leaves already: a way out has one end. */
function withOneEnd(mine: FlowDocument, changes: readonly Change[]): Merged {
  const came = changes.filter((change): change is RecordChangeOf<'edges'> => change.kind === 'edges')
  if (!came.some(({ after }) => after)) return { changes, conflicts: [] }
  const touched = new Set(came.map(({ id }) => id))
  const ours = new Map([...mine.edges.values()].filter(({ id }) => !touched.has(id)).map(edge => [wayOf(edge), edge]))
  const meeting = came.flatMap(({ id, after }) => {
    const own = after && ours.get(wayOf(after))
    return own ? [{ id, own, theirs: after }] : []
  })
  const dropped = new Set(meeting.map(({ id }) => id))
  return {
    changes: changes.filter(change => change.kind !== 'edges' || !dropped.has(change.id)),
    conflicts: meeting.flatMap(({ own, theirs }) => (own.target === theirs.target ? [] : [twoEnds(own, theirs)])),
  }
}

const wayOf = ({ source, port }: FlowEdge): string => `${source} ${port}`

const leaves = (change: Change, nodes: ReadonlySet<string>): boolean =>
  change.kind === 'edges' &&
  change.after === undefined &&
  (nodes.has(change.before?.source ?? '') || nodes.has(change.before?.target ?? ''))

const edgesAt = (edges: FlowDocument['edges'], node: string): readonly FlowEdge[] =>
  [...edges.values()].filter(({ source, target }) => source === node || target === node)

/** Where things lie is nobody's work: of two places ours counts, and nobody is asked. */
const places = new Set(['position', 'x', 'y', 'width', 'height'])

const withoutPlace = (value: object | undefined): object | undefined =>
  value && Object.fromEntries(Object.entries(value).filter(([key]) => !places.has(key)))
