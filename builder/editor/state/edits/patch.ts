import type { FlowNode } from '../../../../runtime/flow/model.ts'
import { sameJson } from '../same-json.ts'
import type { Edit } from './edit.ts'

/** What can be said of a node beside its config; undefined takes it away. */
type NodePatch = { readonly [K in 'name' | 'note' | 'phrases']?: FlowNode[K] | undefined }

/** Gives a node another name, note or wording. */
export const patchNode: Edit<{ readonly node: string; readonly patch: NodePatch }> = (document, { node: id, patch }) => {
  const before = document.nodes.get(id)
  if (!before) return []
  // What is undefined leaves the file.
  const after = Object.fromEntries(Object.entries({ ...before, ...patch }).filter(([, value]) => value !== undefined)) as FlowNode
  return sameJson(before, after) ? [] : [{ kind: 'nodes', id, before, after }]
}

/** Writes on a note. */
export const patchNote: Edit<{ readonly note: string; readonly text: string }> = (document, { note: id, text }) => {
  const before = document.notes.get(id)
  return before && before.text !== text ? [{ kind: 'notes', id, before, after: { ...before, text } }] : []
}

/** Names a frame. */
export const patchFrame: Edit<{ readonly frame: string; readonly title: string }> = (document, { frame: id, title }) => {
  const before = document.frames.get(id)
  return before && before.title !== title ? [{ kind: 'frames', id, before, after: { ...before, title } }] : []
}
