import type { MouseEvent } from 'react'
import { useMemo } from 'react'
import { useEditor } from '../editor-context.tsx'
import { type MenuOn, tool } from '../tools/tool.ts'
import { useCanvasView } from './canvas-view.tsx'

/** What opens the menus of the canvas: what is pointed at is selected first. */
export function useMenus() {
  const editor = useEditor()
  const view = useCanvasView()
  return useMemo(() => {
    const open = (event: MouseEvent | globalThis.MouseEvent, on: MenuOn): void => {
      event.preventDefault()
      const at = { x: event.clientX, y: event.clientY }
      tool.set({ tool: 'menu', at, on, spot: view.toFlow(at) })
    }
    return {
      onPaneContextMenu: (event: MouseEvent | globalThis.MouseEvent) => open(event, 'canvas'),
      onNodeContextMenu(event: MouseEvent, { id }: { readonly id: string }) {
        if (!editor.session.get().selection.items.has(id)) editor.select({ items: new Set([id]) })
        open(event, 'selection')
      },
      onEdgeContextMenu(event: MouseEvent, { id }: { readonly id: string }) {
        if (!editor.session.get().selection.edges.has(id)) editor.select({ edges: new Set([id]) })
        open(event, 'edge')
      },
    }
  }, [editor, view])
}
