import type { Flow, FlowEdge, FlowFrame, FlowNode, FlowNote } from '../../../runtime/flow/model.ts'

/** What a flow is drawn of, by kind. */
export interface Records {
  readonly nodes: FlowNode
  readonly edges: FlowEdge
  readonly notes: FlowNote
  readonly frames: FlowFrame
}

export type Kind = keyof Records

export const kinds = ['nodes', 'edges', 'notes', 'frames'] as const satisfies readonly Kind[]

/** All of a flow that is not drawn: name, languages, inbox, options. */
export type FlowSettings = Omit<Flow, Kind>

/** A flow while it is edited: each record by its id, in the order of the file. Never changed in place. */
export interface FlowDocument extends Readonly<{ [K in Kind]: ReadonlyMap<string, Records[K]> }> {
  readonly settings: FlowSettings
}

/** A flow as its editor holds it. Of two records with one id the last counts. */
export function documentOf({ nodes, edges, notes = [], frames = [], ...settings }: Flow): FlowDocument {
  return { settings, nodes: byId(nodes), edges: byId(edges), notes: byId(notes), frames: byId(frames) }
}

/** The flow as it is stored. */
export function flowOf({ settings, nodes, edges, notes, frames }: FlowDocument): Flow {
  return {
    ...settings,
    nodes: [...nodes.values()],
    edges: [...edges.values()],
    ...(notes.size > 0 ? { notes: [...notes.values()] } : {}),
    ...(frames.size > 0 ? { frames: [...frames.values()] } : {}),
  }
}

const byId = <T extends { readonly id: string }>(records: readonly T[]): ReadonlyMap<string, T> =>
  new Map(records.map(record => [record.id, record]))
