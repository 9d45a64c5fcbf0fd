import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'

interface Reorder {
  /** The row that is dragged, and the place it would go to. */
  readonly dragged: { readonly from: number; readonly to: number } | undefined
  /** Goes onto each row, in order. */
  row(at: number): {
    ref(element: HTMLElement | null): void
    'data-dragged': true | undefined
    'data-drop': 'before' | 'after' | undefined
  }
  /** Goes onto the grip of each row. */
  grip(at: number, name: string): GripProps
}

interface GripProps {
  readonly 'aria-label': string
  onPointerDown(event: React.PointerEvent<HTMLElement>): void
  onPointerMove(event: React.PointerEvent<HTMLElement>): void
  onPointerUp(): void
  onPointerCancel(): void
  onKeyDown(event: React.KeyboardEvent<HTMLElement>): void
}

/** Rows that are put in another order by their grips: dragged, or moved with the arrow keys. */
export function useReorder(count: number, move: (from: number, to: number) => void): Reorder {
  const { t } = useTranslation()
  const rows = useRef(new Map<number, HTMLElement>())
  const [dragged, setDragged] = useState<Reorder['dragged']>()
  const placeAt = (y: number): number => {
    const above = [...rows.current].filter(([, element]) => {
      const box = element.getBoundingClientRect()
      return y > box.top + box.height / 2
    })
    return above.length
  }
  return {
    dragged,
    row: at => ({
      ref(element) {
        if (element) rows.current.set(at, element)
        else rows.current.delete(at)
      },
      'data-dragged': dragged?.from === at || undefined,
      'data-drop':
        dragged && dragged.to === at && dragged.from !== at ? (dragged.to < dragged.from ? 'before' : 'after') : undefined,
    }),
    grip: (at, name) => ({
      'aria-label': t('editor.panel.list.move', { name, place: at + 1, count }),
      onPointerDown(event) {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        setDragged({ from: at, to: at })
      },
      onPointerMove(event) {
        if (!dragged) return
        const above = placeAt(event.clientY)
        // Its own upper half counts as one row above the pointer too.
        const to = Math.min(count - 1, above > dragged.from ? above - 1 : above)
        if (to !== dragged.to) setDragged({ ...dragged, to })
      },
      onPointerUp() {
        if (dragged && dragged.from !== dragged.to) move(dragged.from, dragged.to)
        setDragged(undefined)
      },
      onPointerCancel: () => setDragged(undefined),
      onKeyDown(event) {
        const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
        if (event.key === 'Escape') setDragged(undefined)
        if (by === 0 || at + by < 0 || at + by >= count) return
        event.preventDefault()
        move(at, at + by)
      },
    }),
  }
}
