import { type Connection, type OnConnectEnd, useStoreApi } from '@xyflow/react'
import { type KeyboardEvent, type MouseEvent, type PointerEvent, useMemo, useRef } from 'react'
import type { OpenCell } from '../../commands/open-cell.ts'
import { useEditor } from '../editor-context.tsx'
import type { CanvasNode, WayEdge } from '../picture/picture.ts'
import { tool } from '../tools/tool.ts'
import { useCanvasView, useCards } from './canvas-view.tsx'
import { createChanges } from './create-changes.ts'
import type { Drag } from './drag-places.ts'
import { keepViewport, type Viewport } from './kept-viewport.ts'

/**
 * What is done on the canvas with pointer and keys. All of it the very same from one drawing to the next: what React Flow is given
 * anew it tells everything that listens, which is thousands of looks at thousands of nodes for each step of a drag.
 */
export function useGestures(drag: OpenCell<Drag>) {
  const editor = useEditor()
  const store = useStoreApi()
  const view = useCanvasView()
  const cards = useRef(useCards())
  cards.current = useCards()
  return useMemo(() => {
    let isFree = false
    const changes = createChanges({
      editor,
      drag,
      cards: () => cards.current,
      zoom: () => store.getState().transform[2],
      seenBox() {
        const { width, height, transform } = store.getState()
        const [x, y, zoom] = transform
        return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom }
      },
      isFree: () => isFree,
      isBoxing: () => store.getState().userSelectionActive,
    })
    const hold = ({ altKey }: KeyboardEvent | PointerEvent): void => {
      isFree = altKey
    }

    const onConnectEnd: OnConnectEnd = (event, { fromHandle, isValid }) => {
      if (isValid || fromHandle?.type !== 'source' || !fromHandle.id) return
      const at = 'changedTouches' in event ? event.changedTouches[0] : event
      const over = at && document.elementFromPoint(at.clientX, at.clientY)
      if (!at || !over) return
      const from = { source: fromHandle.nodeId, port: fromHandle.id }
      const target = editor.document().nodes.get(over.closest('.react-flow__node-card')?.getAttribute('data-id') ?? '')
      if (target) {
        if (!cards.current.of(target).isTrigger) editor.edit('connect', { ...from, target: target.id })
        return
      }
      // Over something else: the connection is let go.
      if (!over.closest('.react-flow__pane')) return
      const client = { x: at.clientX, y: at.clientY }
      tool.set({ tool: 'add', at: client, where: { to: 'port', node: from.source, port: from.port, spot: view.toFlow(client) } })
    }

    return {
      onNodesChange: changes.nodes,
      onEdgesChange: changes.edges,
      onConnectEnd,
      onConnect({ source, sourceHandle, target }: Connection) {
        if (sourceHandle) editor.edit('connect', { source, port: sourceHandle, target })
      },
      onReconnect({ id }: WayEdge, { source, sourceHandle, target }: Connection) {
        if (sourceHandle) editor.edit('connect', { edge: id, source, port: sourceHandle, target })
      },
      onNodeDoubleClick(_: MouseEvent, { id, type }: CanvasNode) {
        if (type !== 'card' && !editor.session.get().isReadOnly) tool.set({ tool: 'rename', item: id })
      },
      onMoveEnd(_: unknown, now: Viewport) {
        keepViewport(editor.document().settings.id, now)
      },
      onKeyDown(event: KeyboardEvent) {
        hold(event)
        if (event.key === 'Escape' && drag.get().places.size > 0) changes.cancel()
        if (event.key !== 'Enter' && event.key !== ' ') return
        const found = unselected(event.target)
        if (!found) return
        event.preventDefault()
        const { selection } = editor.session.get()
        const kept = event.shiftKey ? selection : { items: new Set<string>(), edges: new Set<string>() }
        editor.select({ ...kept, [found.kind]: new Set([...kept[found.kind], found.id]) })
      },
      onKeyUp: hold,
      onPointerMoveCapture: hold,
      onDoubleClick({ target, clientX, clientY }: MouseEvent) {
        const isEmptySpot = target instanceof Element && target.classList.contains('react-flow__pane')
        if (!isEmptySpot || editor.session.get().isReadOnly) return
        const at = { x: clientX, y: clientY }
        tool.set({ tool: 'add', at, where: { to: 'spot', spot: view.toFlow(at) } })
      },
    }

    /** What has the focus, if it is something that can be selected and is not: what is selected opens with the same key. */
    function unselected(target: EventTarget): { readonly id: string; readonly kind: 'items' | 'edges' } | undefined {
      if (!(target instanceof Element)) return undefined
      const id = target.getAttribute('data-id')
      const { items, edges } = editor.session.get().selection
      if (id === null || items.has(id) || edges.has(id)) return undefined
      if (target.classList.contains('react-flow__node')) return { id, kind: 'items' }
      return target.classList.contains('react-flow__edge') ? { id, kind: 'edges' } : undefined
    }
  }, [editor, drag, store, view])
}
