import { Switch, Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { FlowView } from '../../runtime/api/contract.ts'
import { useAct } from '../api/use-act.ts'
import { useMay } from '../session/session.tsx'
import { useErrorWords } from '../ui/error-words.ts'
import classes from './flows.module.css'

/** Whether visitors meet a flow, and the switch for it. */
export function LiveSwitch({ flow }: { readonly flow: FlowView }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const mayPublish = useMay('flows:publish')
  const { mutate, isPending, variables, error } = useAct('PUT /api/flows/:id/live', ['GET /api/flows'])
  const isOn = isPending ? variables.body.on : flow.live
  const why = flow.version === 0 ? t('flows.live.never') : error ? words(error) : undefined
  return (
    <Tooltip label={why} disabled={why === undefined}>
      <span className={classes.live}>
        <Switch
          size="sm"
          checked={isOn}
          disabled={!mayPublish || flow.version === 0}
          aria-label={t('flows.live.label', { name: flow.name })}
          onChange={event => mutate({ params: { id: flow.id }, body: { on: event.currentTarget.checked } })}
        />
        <span className={classes.liveWord} data-bad={error ? '' : undefined} aria-hidden="true">
          {t(isOn ? 'flows.live.on' : 'flows.live.off')}
        </span>
      </span>
    </Tooltip>
  )
}
