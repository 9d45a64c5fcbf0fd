import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../session/session.tsx'
import { useActs } from '../use-acts.ts'
import classes from './thread.module.css'

interface FileAskedProps {
  readonly conversation: string
  /** It has not come yet. */
  readonly isAsking: boolean
}

/** Below a line that asks for a file: whether it is still waited for, and the way to want it no more. */
export function FileAsked({ conversation: id, isAsking }: FileAskedProps) {
  const { t } = useTranslation()
  const act = useActs()
  const isAllowed = useMay('conversations:write')
  return (
    <div className={classes.under}>
      {isAsking ? t('inbox.message.fileAwaited') : t('inbox.message.fileAsked')}
      {isAsking && isAllowed && (
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => void act('POST /api/conversations/:id/withdraw-file', { params: { id }, body: {} })}
        >
          {t('inbox.message.fileWithdraw')}
        </Button>
      )}
    </div>
  )
}
