import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './ui.module.css'

interface EmptyStateProps {
  readonly icon: Icon
  readonly title: string
  /** What will appear here, and how. */
  readonly children?: ReactNode
  /** The one button. */
  readonly action?: ReactNode
}

/** Where nothing is yet: a sign, what will be here, one button. */
export function EmptyState({ icon: Sign, title, children, action }: EmptyStateProps) {
  return (
    <div className={classes.state}>
      <span className={classes.tile}>
        <Sign size={20} stroke={1.75} aria-hidden="true" />
      </span>
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {action}
    </div>
  )
}
