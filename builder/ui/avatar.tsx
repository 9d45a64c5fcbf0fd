import { IconRobot } from '@tabler/icons-react'
import classes from './ui.module.css'

interface AvatarProps {
  readonly name: string
  readonly who?: 'agent' | 'visitor' | 'bot'
  readonly size?: 'sm' | 'md' | 'lg'
  /** A dot beside it: there, or away. */
  readonly state?: 'available' | 'away' | undefined
  /** Without colour: somebody who is not there any more. */
  readonly isQuiet?: boolean
}

/** Somebody at a glance: people are round, a bot is square with its own sign. Whoever draws it says the name in words. */
export function Avatar({ name, who = 'agent', size = 'md', state, isQuiet = false }: AvatarProps) {
  return (
    <span
      className={classes.avatar}
      data-who={who}
      data-size={size}
      data-quiet={isQuiet || undefined}
      data-letters={who === 'bot' ? undefined : initialsOf(name)}
      aria-hidden="true"
    >
      {who === 'bot' && <IconRobot size={size === 'sm' ? 14 : 16} stroke={1.75} />}
      {state && <span className={classes.dot} data-state={state} />}
    </span>
  )
}

/** The first letters of the first and the last word. */
function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]]
  return letters
    .map(word => /^./u.exec(word ?? '')?.[0] ?? '')
    .join('')
    .toLocaleUpperCase()
}
