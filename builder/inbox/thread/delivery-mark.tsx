import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconAlertTriangle, IconCheck, IconChecks, IconClock, IconHelpCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { DeliveryView } from '../../../runtime/api/contract.ts'
import { useClient } from '../../api/api-context.tsx'
import { useErrorWords } from '../../ui/error-words.ts'
import { deliveryWhy } from './delivery-why.ts'
import classes from './thread.module.css'

interface DeliveryMarkProps {
  readonly delivery: Pick<DeliveryView, 'state' | 'code' | 'why' | 'deliveredAt'>
  readonly conversation: string
  readonly seq: number
}

const icons = { waiting: IconClock, sending: IconClock, sent: IconCheck, failed: IconAlertTriangle, uncertain: IconHelpCircle }
const tones = { waiting: undefined, sending: undefined, sent: undefined, failed: 'danger', uncertain: 'warning' }

/** What has become of a message that is sent to the visitor; with the way to send it again where it may not have arrived. */
export function DeliveryMark({ delivery: { state, code, why, deliveredAt }, conversation, seq }: DeliveryMarkProps) {
  const { t } = useTranslation()
  const client = useClient()
  const wordsOf = useErrorWords()
  const isThere = state === 'sent' && deliveredAt !== undefined
  const Icon = isThere ? IconChecks : icons[state]
  const words = state === 'failed' ? deliveryWhy(t, code, why) : undefined
  const again = (): void => {
    const params = { id: conversation, seq: String(seq) }
    client
      .call('POST /api/conversations/:id/messages/:seq/send-again', { params, body: {} })
      .catch((error: unknown) =>
        notifications.show({ title: t('inbox.problem.act'), message: wordsOf(error), color: 'red', autoClose: 8_000 }),
      )
  }
  return (
    <div className={classes.under} data-tone={tones[state]} role={state === 'failed' ? 'alert' : undefined}>
      <Icon size={14} stroke={1.75} aria-hidden="true" />
      <span>
        {state === 'failed' ? t('inbox.delivery.failed', { why: words }) : t(`inbox.delivery.${isThere ? 'delivered' : state}`)}
      </span>
      {(state === 'failed' || state === 'uncertain') && (
        <Button size="compact-xs" variant="subtle" onClick={again}>
          {t('inbox.delivery.again')}
        </Button>
      )}
    </div>
  )
}
