import { type PointerEvent as ReactPointerEvent, useEffect, useRef, useState } from 'react'
import { useCanvasView } from '../canvas/canvas-view.tsx'
import { useAdd } from '../place/use-add.ts'
import type { AddTo, Point } from '../tools/tool.ts'
import type { ActionItem } from './action-items.ts'

/** So far the pointer moves before it drags, px: a click may tremble. */
const slack = 4

/** Where the dragged card's head is from the pointer, px of the window. */
const hold: Point = { x: -24, y: -20 }

interface Dragged {
  readonly item: ActionItem
  readonly at: Point
}

/** Drags an action from a list onto the canvas, or onto an edge of it. Fingers scroll the list instead: they tap. */
export function useDragIn() {
  const [dragged, setDragged] = useState<Dragged>()
  const view = useCanvasView()
  const add = useAdd()
  const wasDragged = useRef(false)
  const end = useRef<() => void>(undefined)
  useEffect(() => () => end.current?.(), [])

  const grip = (item: ActionItem, down: ReactPointerEvent): void => {
    wasDragged.current = false
    if (down.button !== 0 || down.pointerType === 'touch') return
    let over: Element | undefined
    const move = (event: PointerEvent): void => {
      if (!wasDragged.current && Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) < slack) return
      wasDragged.current = true
      setDragged({ item, at: { x: event.clientX + hold.x, y: event.clientY + hold.y } })
      const next = edgeAt(event)
      if (next !== over) over?.removeAttribute('data-drop')
      next?.setAttribute('data-drop', '')
      over = next
    }
    const drop = (event: PointerEvent): void => {
      end.current?.()
      const where = wasDragged.current ? whereAt(event) : undefined
      if (where) add(item.id, where)
    }
    const giveUp = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      end.current?.()
    }
    const stop = (): void => end.current?.()
    end.current = () => {
      over?.removeAttribute('data-drop')
      setDragged(undefined)
      removeEventListener('pointermove', move)
      removeEventListener('pointerup', drop)
      removeEventListener('pointercancel', stop)
      removeEventListener('keydown', giveUp, true)
      end.current = undefined
    }
    addEventListener('pointermove', move)
    addEventListener('pointerup', drop)
    addEventListener('pointercancel', stop)
    addEventListener('keydown', giveUp, true)
  }

  const whereAt = (event: PointerEvent): AddTo | undefined => {
    const edge = edgeAt(event)?.getAttribute('data-id')
    if (edge) return { to: 'edge', edge }
    const isCanvas = document.elementFromPoint(event.clientX, event.clientY)?.closest('.react-flow') != null
    return isCanvas ? { to: 'spot', spot: view.toFlow({ x: event.clientX + hold.x, y: event.clientY + hold.y }) } : undefined
  }

  return { dragged, grip, wasDragged: () => wasDragged.current }
}

function edgeAt({ clientX, clientY }: PointerEvent): Element | undefined {
  return document.elementFromPoint(clientX, clientY)?.closest('.react-flow__edge') ?? undefined
}
