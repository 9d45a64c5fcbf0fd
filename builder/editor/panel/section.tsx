import { UnstyledButton } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { type ReactNode, useId, useState } from 'react'
import { useSeen } from '../editor-context.tsx'
import classes from './panel.module.css'

interface SectionProps {
  readonly title: string
  /** Beside the title. */
  readonly aside?: ReactNode
  /** Where its fields stand: it opens when one is gone to. */
  readonly within?: string
  readonly children: ReactNode
}

/** A part of the panel that few need: folded until somebody opens it. */
export function Section({ title, aside, within, children }: SectionProps) {
  const id = useId()
  const [isOpened, setOpened] = useState(false)
  const isWanted = useSeen(({ field }) => within !== undefined && field?.path.startsWith(`${within}.`) === true)
  // Gone to once, it stays open.
  if (isWanted && !isOpened) setOpened(true)
  return (
    <section className={classes.section}>
      <h3>
        <UnstyledButton
          className={classes.sectionHead}
          aria-expanded={isOpened}
          aria-controls={id}
          onClick={() => setOpened(!isOpened)}
        >
          <IconChevronRight size={14} stroke={1.75} aria-hidden="true" />
          <span className={classes.grow}>{title}</span>
          {aside}
        </UnstyledButton>
      </h3>
      <div id={id} hidden={!isOpened} className={classes.sectionBody}>
        {isOpened && children}
      </div>
    </section>
  )
}
