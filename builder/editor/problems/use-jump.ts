import { useCallback } from 'react'
import { useLocation } from 'wouter'
import type { ProblemView } from '../../../runtime/api/contract.ts'
import { useCanvasView } from '../canvas/canvas-view.tsx'
import { useEditor } from '../editor-context.tsx'
import { placeOf } from './place-of.ts'

/**
 * Goes to where a problem is: selects the node, shows it and the way that leads to it, and opens the panel at the field. What is
 * wrong with the flow as a whole stands among its options.
 */
export function useJump(): (problem: ProblemView) => void {
  const editor = useEditor()
  const view = useCanvasView()
  const [, navigate] = useLocation()
  // The panel that opens beside it takes some of the canvas: what is shown is shown in what is left.
  const showSoon = useCallback(
    (ids: readonly string[]) => void requestAnimationFrame(() => requestAnimationFrame(() => view.show(ids))),
    [view],
  )
  return useCallback(
    problem => {
      const { node, edge, field, witness } = problem
      const { nodes, edges, settings } = editor.document()
      const way = (witness ?? []).filter(id => nodes.has(id))
      editor.see({ lit: way.length > 1 ? { nodes: way, from: 'problem' } : undefined })
      if (node !== undefined && nodes.has(node)) {
        const { side } = editor.session.get()
        editor.select({ items: new Set([node]) })
        if (placeOf(problem) === 'channels') {
          editor.see({ side: 'preview', previewView: 'each' })
          return showSoon([node])
        }
        // Beside a way that is lit the preview stays: it plays that way.
        editor.see({ side: side === 'preview' && way.length > 1 ? 'preview' : 'node' })
        editor.see({ field: field === undefined ? undefined : { node, path: field } })
        return showSoon(way.length > 1 ? way : [node])
      }
      if (edge !== undefined && edges.has(edge)) {
        editor.select({ edges: new Set([edge]) })
        return showSoon([edge])
      }
      if (placeOf(problem) === 'connect')
        return navigate(`/settings/channels?connect&back=${encodeURIComponent(`/flows/${settings.id}`)}`)
      if (field !== undefined) navigate(`/flows/${settings.id}/options`)
    },
    [editor, showSoon, navigate],
  )
}
