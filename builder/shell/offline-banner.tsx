import { IconPlugConnectedX } from '@tabler/icons-react'
import { useSelector } from '@xstate/react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../live/live-context.tsx'
import { stateOf } from '../live/machine.ts'
import classes from './shell.module.css'

/** Says that the server cannot be reached, and what still works. */
export function OfflineBanner() {
  const { t } = useTranslation()
  const state = useSelector(useLive().actor, stateOf)
  if (state !== 'offline') return null
  return (
    <div className={classes.offline} role="status">
      <IconPlugConnectedX size={16} stroke={1.75} aria-hidden="true" />
      {t('app.offline')}
    </div>
  )
}
