import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { addressOf } from '../state/place.ts'
import type { RowQuery } from '../state/row-query.ts'
import classes from './sidebar.module.css'

interface ViewLinkProps {
  readonly query: RowQuery
  readonly icon: ReactNode
  readonly name: string
  readonly count?: number | undefined
  readonly isHere: boolean
  readonly onPick?: (() => void) | undefined
}

/** One list, and how many conversations are in it. */
export function ViewLink({ query, icon, name, count, isHere, onPick }: ViewLinkProps) {
  return (
    <Link
      href={addressOf({ query })}
      className={classes.view}
      aria-current={isHere ? 'page' : undefined}
      title={name}
      onClick={() => onPick?.()}
    >
      {icon}
      <span className={classes.name}>{name}</span>
      {count !== undefined && count > 0 && <span className={classes.number}>{count}</span>}
    </Link>
  )
}
