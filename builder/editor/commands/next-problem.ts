import { focusNode } from '../keyboard/focus-node.ts'
import type { CommandWorld } from './command-world.ts'

/** Goes to the problem after that of the node that is selected, around and around. */
export function nextProblem({ editor, view, say }: Pick<CommandWorld, 'editor' | 'view' | 'say'>): void {
  const { problems, selection } = editor.session.get()
  const { nodes } = editor.document()
  const placed = problems.flatMap(({ node, message }) => (node !== undefined && nodes.has(node) ? [{ node, message }] : []))
  const here = placed.findLastIndex(({ node }) => selection.items.has(node))
  const next = placed[(here + 1) % placed.length]
  if (!next) return
  editor.select({ items: new Set([next.node]) })
  view.show([next.node])
  focusNode(next.node)
  say(next.message)
}
