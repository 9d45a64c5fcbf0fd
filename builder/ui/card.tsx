import type { ReactNode } from 'react'
import classes from './page.module.css'

interface CardProps {
  readonly title?: string
  readonly lead?: ReactNode
  readonly action?: ReactNode
  /** Rows that reach its edges. */
  readonly isList?: boolean
  readonly children: ReactNode
}

/** What belongs together, on a surface of its own. */
export function Card({ title, lead, action, isList = false, children }: CardProps) {
  return (
    <section className={classes.card} data-list={isList || undefined}>
      {title && (
        <div className={classes.cardHead}>
          <div>
            <h2>{title}</h2>
            {lead && <p>{lead}</p>}
          </div>
          {action}
        </div>
      )}
      <div className={isList ? undefined : classes.cardBody}>{children}</div>
    </section>
  )
}
