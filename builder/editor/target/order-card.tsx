import { IconTarget } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { FlowView } from '../../../runtime/api/contract.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { useFlowOrder } from '../../flows/use-flow-order.ts'
import { useOrderHandles } from '../../flows/use-order-handles.tsx'
import { useMay } from '../../session/session.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'
import { ErrorNote } from '../../ui/note.tsx'
import { useDocument } from '../editor-context.tsx'
import classes from './target.module.css'

/** The flows of this channel in the order in which visitors meet them: the first that is for somebody is the one they see. */
export function OrderCard() {
  const { t } = useTranslation()
  const { id, channel } = useDocument(({ settings }) => settings)
  const all = useAnswer('GET /api/flows')
  const order = useFlowOrder(all.data ?? [])
  const mayMove = useMay('flows:publish')
  const { dragged, status, handle } = useOrderHandles(order)
  const flows = order.flows.filter(flow => flow.channel === channel)
  const placeOf = (flow: FlowView, at: number) =>
    mayMove && flows.length > 1 ? handle(flow, at, flows.length) : <span className={classes.place}>{at + 1}</span>
  return (
    <Card title={t('editor.target.order.title')} lead={t('editor.target.order.lead')}>
      <ErrorNote error={order.error} />
      <ol className={classes.order}>
        {flows.map((flow, at) => (
          <li
            key={flow.id}
            data-flow={flow.id}
            data-channel={flow.channel}
            data-own={flow.id === id || undefined}
            data-dragged={flow.id === dragged || undefined}
          >
            {placeOf(flow, at)}
            {flow.id === id ? (
              <strong dir="auto">{flow.name}</strong>
            ) : (
              <Link href={`/flows/${flow.id}/target`} dir="auto">
                {flow.name}
              </Link>
            )}
            {flow.id === id && <Badge icon={IconTarget}>{t('editor.target.order.own')}</Badge>}
            {!flow.live && <span className={classes.off}>{t('editor.target.order.off')}</span>}
          </li>
        ))}
      </ol>
      {status}
    </Card>
  )
}
