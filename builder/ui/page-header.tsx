import type { ReactNode } from 'react'
import { useTitle } from '../shell/use-title.ts'
import classes from './page.module.css'

interface PageHeaderProps {
  readonly title: string
  /** What this page is for, in a sentence. */
  readonly lead?: ReactNode
  /** The one thing most come here for. */
  readonly action?: ReactNode
}

/** The head of a page. */
export function PageHeader({ title, lead, action }: PageHeaderProps) {
  useTitle(title)
  return (
    <header className={classes.head}>
      <div>
        <h1>{title}</h1>
        {lead && <p>{lead}</p>}
      </div>
      {action}
    </header>
  )
}
