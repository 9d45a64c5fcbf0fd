import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './ui.module.css'

interface BadgeProps {
  readonly icon: Icon
  readonly tone?: 'quiet' | 'ok' | 'warn' | 'bad' | 'info' | 'agent' | 'bot' | 'queue'
  readonly children: ReactNode
}

/** A state in a sign and a word: colour alone says nothing. */
export function Badge({ icon: Sign, tone = 'quiet', children }: BadgeProps) {
  return (
    <span className={classes.badge} data-tone={tone}>
      <Sign size={12} stroke={2} aria-hidden="true" />
      {children}
    </span>
  )
}
