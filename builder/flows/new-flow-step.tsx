import type { ReactNode } from 'react'
import { useId } from 'react'
import classes from './new-flow.module.css'

interface StepProps {
  readonly number: number
  readonly title: string
  readonly children: ReactNode
}

/** One question on the way to a new flow. */
export function Step({ number, title, children }: StepProps) {
  const id = useId()
  return (
    <section className={classes.step} aria-labelledby={id}>
      <h2 id={id}>
        <span aria-hidden="true">{number}</span>
        {title}
      </h2>
      <div className={classes.answer}>{children}</div>
    </section>
  )
}
