import { useCallback } from 'react'
import { useCards } from '../canvas/canvas-view.tsx'
import { useDocument } from '../editor-context.tsx'

/** What a node and its ways out are called, as its card says it. */
export interface NodeWords {
  readonly title: string
  port(id: string): string
}

/** Gives the words of a node by its id; undefined for one that is not drawn here. */
export function useNodeWords(): (id: string) => NodeWords | undefined {
  const cards = useCards()
  const nodes = useDocument(document => document.nodes)
  return useCallback(
    id => {
      const node = nodes.get(id)
      if (!node) return undefined
      const { title, ports } = cards.of(node)
      return { title, port: wanted => ports.find(port => port.id === wanted)?.label ?? wanted }
    },
    [cards, nodes],
  )
}
