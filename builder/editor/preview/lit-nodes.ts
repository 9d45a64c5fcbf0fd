import type { PreviewView } from '../../../runtime/api/contract.ts'
import type { FlowDocument } from '../state/document.ts'

/** The way a conversation has come through this flow; the last is where it stands. */
export function litNodes(
  { turns, frames }: Pick<PreviewView, 'turns' | 'frames'>,
  { nodes, settings }: FlowDocument,
): readonly string[] {
  const visited = turns.flatMap(({ path }) => path).filter(({ flow }) => flow === settings.id)
  const here = frames.findLast(({ flow }) => flow === settings.id)
  const all = [...visited, ...(here ? [here] : [])].map(({ node }) => node).filter(node => nodes.has(node))
  return all.filter((node, at) => node !== all[at - 1])
}
