import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useErrorWords } from './error-words.ts'
import classes from './ui.module.css'

interface NoteProps {
  readonly tone?: 'info' | 'ok' | 'warn' | 'bad'
  readonly children: ReactNode
}

const signs = { info: IconInfoCircle, ok: IconCircleCheck, warn: IconAlertTriangle, bad: IconAlertTriangle }

/** A sentence that stands out where it matters; what is wrong is also said aloud. */
export function Note({ tone = 'info', children }: NoteProps) {
  const Sign = signs[tone]
  return (
    <div className={classes.note} data-tone={tone} role={tone === 'bad' ? 'alert' : 'status'}>
      <Sign size={16} stroke={1.75} aria-hidden="true" />
      <div>{children}</div>
    </div>
  )
}

/** What went wrong with what was just tried; nothing while nothing did. */
export function ErrorNote({ error }: { readonly error: unknown }) {
  const words = useErrorWords()
  return error ? <Note tone="bad">{words(error)}</Note> : null
}
