import type { Flow, FlowEdge, FlowNode } from '../../../runtime/flow/model.ts'
import type { FlowDocument, FlowSettings } from '../state/document.ts'
import { sameJson } from '../state/same-json.ts'
import type { Mark } from '../state/session.ts'
import { type Leaf, leavesBetween } from './leaves-between.ts'

/** One thing that is different between two flows, for people: what happened to which node, and what it was before. */
export type ChangeLine =
  | { readonly what: 'added' | 'removed'; readonly node: FlowNode }
  | { readonly what: 'renamed'; readonly node: FlowNode; readonly before: FlowNode }
  | { readonly what: 'changed'; readonly node: FlowNode; readonly leaves: readonly Leaf[] }
  /** A way out leads elsewhere; undefined: nowhere. */
  | {
      readonly what: 'rewired'
      readonly node: FlowNode
      readonly port: string
      readonly before: FlowNode | undefined
      readonly after: FlowNode | undefined
    }
  | { readonly what: 'flow'; readonly leaves: readonly Leaf[] }
  /** Notes and frames: nobody but the team sees them. */
  | { readonly what: 'sheets'; readonly count: number }

/**
 * What was added, removed, renamed, changed and led elsewhere, in the order of the newer flow; what is gone comes last. Where things
 * stand on the canvas is nobody's concern, and which version of an action's schema they were written for neither.
 */
export function changeLines(before: FlowDocument, after: FlowDocument): readonly ChangeLine[] {
  const lines: ChangeLine[] = []
  const own = leavesBetween(settingsOf(before.settings), settingsOf(after.settings))
  if (own.length > 0) lines.push({ what: 'flow', leaves: own })
  const rewired = Map.groupBy(rewirings(before, after), ({ node }) => node.id)
  for (const [id, node] of after.nodes) {
    const was = before.nodes.get(id)
    if (!was) lines.push({ what: 'added', node })
    else lines.push(...ofNode(was, node))
    lines.push(...(rewired.get(id) ?? []))
  }
  for (const [id, node] of before.nodes) if (!after.nodes.has(id)) lines.push({ what: 'removed', node })
  const count = sheetsBetween(before, after)
  if (count > 0) lines.push({ what: 'sheets', count })
  return lines
}

/** By node, how it is marked on the canvas. */
export function marksOf(lines: readonly ChangeLine[]): ReadonlyMap<string, Mark> {
  const marks = new Map<string, Mark>()
  for (const line of lines) {
    if (!('node' in line)) continue
    const { id } = line.node
    if (line.what === 'added' || line.what === 'removed') marks.set(id, line.what)
    else if (!marks.has(id)) marks.set(id, 'changed')
  }
  return marks
}

/** Both flows on one canvas: the newer, and with it all that is gone. */
export function unionOf(before: Flow, after: Flow): Flow {
  const nodes = new Set(after.nodes.map(({ id }) => id))
  const edges = new Set(after.edges.map(({ id }) => id))
  const gone = before.nodes.filter(({ id }) => !nodes.has(id))
  const missing = new Set(gone.map(({ id }) => id))
  // Of the ways of what stayed only those to what is gone: a port has one edge.
  const lost = before.edges.filter(
    ({ id, source, port, target }) =>
      !edges.has(id) &&
      (missing.has(source) || (missing.has(target) && !after.edges.some(edge => edge.source === source && edge.port === port))),
  )
  return { ...after, nodes: [...after.nodes, ...gone], edges: [...after.edges, ...lost] }
}

function ofNode(was: FlowNode, node: FlowNode): readonly ChangeLine[] {
  if (was === node) return []
  const leaves = leavesBetween(contentOf(was), contentOf(node))
  return [
    ...(was.name === node.name ? [] : [{ what: 'renamed' as const, node, before: was }]),
    ...(leaves.length === 0 ? [] : [{ what: 'changed' as const, node, leaves }]),
  ]
}

function contentOf({ action, config, phrases, note }: FlowNode): Readonly<Record<string, unknown>> {
  return { ...config, ...(phrases ? { phrases } : {}), ...(note === undefined ? {} : { note }), action }
}

function settingsOf(settings: FlowSettings): Readonly<Record<string, unknown>> {
  const { id: _id, format: _format, $schema: _schema, ...rest } = settings
  return rest
}

type Rewired = Extract<ChangeLine, { what: 'rewired' }>

/** Of nodes that are in both: a way to or from what came or went says itself. */
function rewirings(before: FlowDocument, after: FlowDocument): readonly Rewired[] {
  const [was, is] = [waysOf(before.edges.values()), waysOf(after.edges.values())]
  const keys = new Set([...was.keys(), ...is.keys()])
  return [...keys].flatMap(key => {
    const [from, to] = [was.get(key), is.get(key)]
    const edge = to ?? from
    if (!edge || from?.target === to?.target) return []
    const node = after.nodes.get(edge.source)
    if (!node || !before.nodes.has(edge.source)) return []
    const [old, now] = [from && before.nodes.get(from.target), to && after.nodes.get(to.target)]
    const isOfNew = !from && now !== undefined && !before.nodes.has(now.id)
    const isOfGone = !to && old !== undefined && !after.nodes.has(old.id)
    return isOfNew || isOfGone ? [] : [{ what: 'rewired', node, port: edge.port, before: old, after: now }]
  })
}

const waysOf = (edges: Iterable<FlowEdge>): ReadonlyMap<string, FlowEdge> =>
  new Map([...edges].map(edge => [`${edge.source} ${edge.port}`, edge]))

function sheetsBetween(before: FlowDocument, after: FlowDocument): number {
  const count = <T>(was: ReadonlyMap<string, T>, is: ReadonlyMap<string, T>): number =>
    [...new Set([...was.keys(), ...is.keys()])].filter(id => !sameJson(was.get(id), is.get(id))).length
  return count(before.notes, after.notes) + count(before.frames, after.frames)
}
