import type { FlowNode } from '../../../../runtime/flow/model.ts'
import type { FlowDocument } from '../document.ts'
import { atPath, type Path, withPath } from '../with-path.ts'
import type { Edit } from './edit.ts'

/** One text of a node in one language. The path leads into the node: `['config', 'question']`, `['phrases', 'again']`. */
export interface TextAt {
  readonly node: string
  readonly path: Path
  readonly language: string
  /** Empty takes the text away. */
  readonly text: string
}

/** Writes texts of any nodes in any languages, as one step: a row of translations, or a whole file of them. */
export const setTexts: Edit<{ readonly texts: readonly TextAt[] }> = (document, { texts }) => {
  const made = new Map<string, FlowNode>()
  for (const { node: id, path, language, text } of texts) {
    const node = made.get(id) ?? document.nodes.get(id)
    const at = [...path, language]
    if (!node || (atPath(node, at) ?? '') === text) continue
    const written = withPath(node, at, text === '' ? undefined : text)
    // A phrase that its author has no wording of any more is the action's own again.
    const isOver = path[0] === 'phrases' && Object.keys(Object(atPath(written, path))).length === 0
    made.set(id, (isOver ? withPath(written, path, undefined) : written) as FlowNode)
  }
  return [...made].map(([id, after]) => ({ kind: 'nodes', id, before: beforeOf(document, id), after }))
}

const beforeOf = (document: FlowDocument, id: string): FlowNode | undefined => document.nodes.get(id)
