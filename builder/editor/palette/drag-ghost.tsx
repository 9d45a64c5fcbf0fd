import { Portal } from '@mantine/core'
import { ActionTile } from '../../ui/action-tile.tsx'
import type { Point } from '../tools/tool.ts'
import type { ActionItem } from './action-items.ts'
import classes from './palette.module.css'

/** What is dragged from the palette, at the pointer. */
export function DragGhost({ item, at }: { readonly item: ActionItem; readonly at: Point }) {
  return (
    <Portal>
      <div className={classes.ghost} style={{ transform: `translate(${at.x}px, ${at.y}px)` }} aria-hidden="true">
        <ActionTile icon={item.icon} category={item.category} />
        {item.name}
      </div>
    </Portal>
  )
}
