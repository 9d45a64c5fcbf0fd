import { VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { FlowView } from '../../runtime/api/contract.ts'
import { useMay } from '../session/session.tsx'
import { placeOf } from './flow-order.ts'
import { FlowRow } from './flow-row.tsx'
import { useFlowWords } from './flow-words.ts'
import classes from './flows.module.css'
import type { FlowOrder } from './use-flow-order.ts'
import { useOrderHandles } from './use-order-handles.tsx'

interface FlowTableProps {
  /** Those to be seen, in order. */
  readonly flows: readonly FlowView[]
  readonly order: FlowOrder
  /** What was searched for stands in no order that could be changed. */
  readonly isFound: boolean
}

/** Flows as rows, in the order in which visitors meet them. */
export function FlowTable({ flows, order, isFound }: FlowTableProps) {
  const { t } = useTranslation()
  const words = useFlowWords()
  const mayMove = useMay('flows:publish') && !isFound
  const { dragged, status, handle } = useOrderHandles(order)
  const placeIn = (flow: FlowView) => {
    const { at, of } = placeOf(order.flows, flow.id)
    if (!mayMove || of < 2)
      return (
        <span className={classes.place} title={of < 2 ? t('flows.order.only') : undefined}>
          {at + 1}
        </span>
      )
    return handle(flow, at, of)
  }
  return (
    <>
      <table className={classes.table}>
        <thead>
          <tr>
            <th data-order="">{t('flows.column.order')}</th>
            <th data-live="">{t('flows.column.live')}</th>
            <th data-main="">{t('flows.column.flow')}</th>
            <th data-wide="" data-size="channel">
              {t('flows.column.channel')}
            </th>
            <th data-wide="" data-number="" data-size="open">
              {t('flows.column.open')}
            </th>
            <th data-wide="" data-size="version">
              {t('flows.column.version')}
            </th>
            <th data-wide="" data-size="changed">
              {t('flows.column.changed')}
            </th>
            <th data-menu="">
              <VisuallyHidden>{t('flows.column.menu')}</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {flows.map(flow => (
            <FlowRow key={flow.id} flow={flow} words={words} place={placeIn(flow)} isDragged={flow.id === dragged} />
          ))}
        </tbody>
      </table>
      {status}
    </>
  )
}
