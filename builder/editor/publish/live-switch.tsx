import { Switch, Tooltip } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { useMay } from '../../session/session.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { useErrorWords } from '../../ui/error-words.ts'
import { useDocument } from '../editor-context.tsx'
import classes from './publish.module.css'
import { useStanding } from './use-standing.ts'

/** Whether visitors meet the flow, and the switch for it. Switching off is asked for: visitors notice. */
export function LiveSwitch() {
  const { t } = useTranslation()
  const words = useErrorWords()
  const { id, name } = useDocument(({ settings }) => settings)
  const mayPublish = useMay('flows:publish')
  const standing = useStanding(id)
  const { mutate, isPending, variables, error, reset } = useAct('PUT /api/flows/:id/live', ['GET /api/flows'])
  const [isAsking, setAsking] = useState(false)
  if (!standing) return null
  const isNever = standing.version === 0
  const isOn = isPending ? variables.body.on : standing.live
  const why = isNever ? t('editor.publish.never') : error && !isAsking ? words(error) : undefined
  const set = (on: boolean): void => mutate({ params: { id }, body: { on } }, { onSuccess: () => setAsking(false) })
  return (
    <>
      <Tooltip label={why} disabled={why === undefined} multiline maw={280}>
        <span className={classes.live}>
          <span aria-hidden="true">{t('editor.publish.liveWord')}</span>
          <Switch
            size="sm"
            checked={isOn}
            disabled={!mayPublish || isNever}
            aria-label={t('editor.publish.liveLabel')}
            onChange={event => {
              reset()
              if (event.currentTarget.checked) set(true)
              else setAsking(true)
            }}
          />
        </span>
      </Tooltip>
      <ConfirmDialog
        title={t('editor.publish.offTitle', { name })}
        confirm={t('editor.publish.offConfirm')}
        isOpen={isAsking}
        isBusy={isPending}
        error={error}
        onConfirm={() => set(false)}
        onClose={() => setAsking(false)}
      >
        {t('editor.publish.offBody')}
      </ConfirmDialog>
    </>
  )
}
