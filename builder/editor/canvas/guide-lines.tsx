import { useStore } from '@xyflow/react'
import { useSyncExternalStore } from 'react'
import type { OpenCell } from '../../commands/open-cell.ts'
import classes from './canvas.module.css'
import type { Drag } from './drag-places.ts'

/** The lines along which what is dragged stands in line with something else. */
export function GuideLines({ drag }: { readonly drag: OpenCell<Drag> }) {
  const { x, y } = useSyncExternalStore(drag.listen, () => drag.get().guides)
  const transform = useStore(state => state.transform)
  const [left, top, zoom] = transform
  return (
    <>
      {x !== undefined && (
        <div className={classes.guide} data-way="down" style={{ transform: `translateX(${x * zoom + left}px)` }} />
      )}
      {y !== undefined && (
        <div className={classes.guide} data-way="across" style={{ transform: `translateY(${y * zoom + top}px)` }} />
      )}
    </>
  )
}
