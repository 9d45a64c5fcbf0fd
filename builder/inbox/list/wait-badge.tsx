import { IconClock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import parts from '../parts/parts.module.css'
import { useTimes } from '../parts/use-times.ts'
import type { Wait } from '../state/wait-of.ts'
import classes from './list.module.css'

/** How long somebody has been waiting for people. */
export function WaitBadge({ wait, ms }: { readonly wait: Wait; readonly ms: number }) {
  const { t } = useTranslation()
  const times = useTimes()
  return (
    <span className={classes.wait} data-late={wait.isLate || undefined}>
      <IconClock size={14} stroke={1.75} aria-hidden="true" />
      <span className={parts.hidden}>{wait.isLate ? t('inbox.wait.late') : t('inbox.wait.waits')}</span>
      {times.span(ms)}
    </span>
  )
}
