import type { FlowDocument } from '../state/document.ts'

/** Do two documents talk alike? Where things lie, what they are called and what notes say does not count. */
export function sameFlow(a: FlowDocument | undefined, b: FlowDocument): boolean {
  if (a === b) return true
  if (a?.settings !== b.settings || a.edges !== b.edges || a.nodes.size !== b.nodes.size) return false
  if (a.nodes === b.nodes) return true
  for (const [id, node] of b.nodes) {
    const was = a.nodes.get(id)
    if (was === node) continue
    if (was?.action !== node.action || was.config !== node.config || was.phrases !== node.phrases) return false
  }
  return true
}
