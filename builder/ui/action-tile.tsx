import type { categories } from '../../plugins/kit/categories.ts'
import { actionIcon } from './action-icons.ts'
import classes from './action-tile.module.css'

interface ActionTileProps {
  readonly icon: string | undefined
  /** Its colour. Of an action that is not installed nobody knows it. */
  readonly category: (typeof categories)[number] | undefined
  /** px */
  readonly size?: number
}

/** The sign of an action on the colour of its category. What it says is said beside it. */
export function ActionTile({ icon, category, size = 28 }: ActionTileProps) {
  const Sign = actionIcon(icon)
  return (
    <span className={classes.tile} data-category={category} style={{ inlineSize: size, blockSize: size }} aria-hidden="true">
      <Sign size={Math.round(size * 0.6)} stroke={1.75} />
    </span>
  )
}
