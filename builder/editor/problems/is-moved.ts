import type { FlowDocument } from '../state/document.ts'

/** Is the one the other with things in other places? Then what is wrong with both is the same. */
export function isMoved(before: FlowDocument, after: FlowDocument): boolean {
  if (before.settings !== after.settings || before.edges !== after.edges || before.nodes.size !== after.nodes.size) return false
  for (const [id, node] of after.nodes) {
    const was = before.nodes.get(id)
    if (was === node) continue
    if (!was) return false
    const isSame = was.action === node.action && was.config === node.config && was.phrases === node.phrases
    if (!isSame || was.actionVersion !== node.actionVersion) return false
  }
  return true
}
