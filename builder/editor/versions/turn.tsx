import { IconArrowRight } from '@tabler/icons-react'
import classes from './versions.module.css'

interface TurnProps {
  readonly label?: string
  readonly before: string
  readonly after: string
}

/** What it was, and what it is. */
export function Turn({ label, before, after }: TurnProps) {
  return (
    <div className={classes.turn}>
      {label && <span className={classes.place}>{label}</span>}
      {before !== '' && <del>{before}</del>}
      {before !== '' && after !== '' && <IconArrowRight size={12} stroke={1.75} aria-hidden="true" />}
      {after !== '' && <ins>{after}</ins>}
    </div>
  )
}
