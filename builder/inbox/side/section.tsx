import type { ReactNode } from 'react'
import { useId } from 'react'
import classes from './side.module.css'

interface SectionProps {
  readonly title: string
  /** Beside the title: a state, or what one does. */
  readonly action?: ReactNode
  readonly children?: ReactNode
}

/** One group of the side panel. */
export function Section({ title, action, children }: SectionProps) {
  const id = useId()
  return (
    <section className={classes.section} aria-labelledby={id}>
      <div className={classes.sectionHead}>
        <h3 id={id}>{title}</h3>
        {action}
      </div>
      {children}
    </section>
  )
}
