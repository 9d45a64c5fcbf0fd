/** @jsxImportSource preact */
import type { VNode } from 'preact'
import type { Outgoing } from '../chat/contract.ts'
import { useAround } from './around.ts'
import { Icon } from './icon.tsx'
import type { Delivery } from './rows.ts'

interface DeliveryProps {
  readonly delivery: Delivery
  readonly at?: number | undefined
  readonly outgoing?: Outgoing | undefined
}

/** How far the visitor's own message has come; of a refused one what to do: the server's words of why are for developers. */
export function DeliveryLine({ delivery, at, outgoing }: DeliveryProps): VNode {
  const { t, formats, actions } = useAround()
  if (delivery === 'refused' && outgoing) {
    const { clientMsgId } = outgoing
    return (
      <div class="delivery refused" role="alert">
        <span class="wrong">
          <Icon name="alert" />
          {t('sent.refused')}
        </span>
        <span class="row">
          <button type="button" class="link" onClick={() => actions.retry(clientMsgId)}>
            {t('retry')}
          </button>
          <button type="button" class="link" onClick={() => actions.discard(clientMsgId)}>
            {t('remove')}
          </button>
        </span>
      </div>
    )
  }
  return (
    <div class="delivery">
      {delivery === 'waiting' && <Icon name="clock" />}
      {t(`sent.${delivery}`, at === undefined ? {} : { time: formats.time(at) })}
    </div>
  )
}
