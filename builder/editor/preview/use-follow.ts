import { useEffect, useEffectEvent } from 'react'
import { useCanvasView, useCards } from '../canvas/canvas-view.tsx'
import { useEditor } from '../editor-context.tsx'
import { reveal } from '../place/reveal.ts'
import { usePreviewed } from './use-preview.ts'

/** Brings the node where the conversation stands into sight, each time it goes on. */
export function useFollow(): void {
  const editor = useEditor()
  const canvas = useCanvasView()
  const cards = useCards()
  const here = usePreviewed(({ view, document }) => view?.frames.findLast(({ flow }) => flow === document?.settings.id)?.node)
  // The canvas moves while it shows something: only another node is a reason to move it again.
  const follow = useEffectEvent((id: string) => {
    const node = editor.document().nodes.get(id)
    if (!node) return
    const { width, height } = cards.of(node)
    reveal(canvas, new Map([[id, { ...node.position, width, height }]]))
  })
  useEffect(() => {
    if (here !== undefined) follow(here)
  }, [here])
}
