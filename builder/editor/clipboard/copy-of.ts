import type { FlowDocument } from '../state/document.ts'
import type { Selection } from '../state/session.ts'
import { type FlowPart, partType } from './flow-part.ts'

/** What is selected, as text for the clipboard: with the edges between its nodes. Undefined: nothing that could be copied is. */
export function copyOf(document: FlowDocument, { items }: Pick<Selection, 'items'>): string | undefined {
  const picked = <T extends { readonly id: string }>(records: ReadonlyMap<string, T>): T[] =>
    [...records.values()].filter(({ id }) => items.has(id))
  const part: FlowPart = {
    nodes: picked(document.nodes),
    edges: [...document.edges.values()].filter(({ source, target }) => items.has(source) && items.has(target)),
    notes: picked(document.notes),
    frames: picked(document.frames),
  }
  const isEmpty = part.nodes.length + part.notes.length + part.frames.length === 0
  return isEmpty ? undefined : JSON.stringify({ type: partType, ...part })
}
