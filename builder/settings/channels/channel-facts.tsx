import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useAnswerWhen } from '../../api/use-answer.ts'
import { useMay } from '../../session/session.tsx'
import { TimeText } from '../../ui/time-text.tsx'
import type { ChannelView } from './channel-view.ts'
import classes from './channels.module.css'

interface ChannelFactsProps {
  readonly channel: ChannelView
  readonly isPush: boolean
}

/** What a channel did last, what waits, and the flows that are live on it. */
export function ChannelFacts({ channel: { id, status }, isPush }: ChannelFactsProps) {
  const { t } = useTranslation()
  const flows = useAnswerWhen(useMay('flows:read'), 'GET /api/flows').data
  const live = flows?.filter(flow => flow.channel === id && flow.live)
  const { lastReceivedAt, lastSentAt, waiting = 0, failed = 0 } = status ?? {}
  return (
    <dl className={classes.facts}>
      {isPush && status && (
        <>
          <Fact name={t('channels.fact.received')}>{time(lastReceivedAt) ?? t('channels.fact.notYet')}</Fact>
          <Fact name={t('channels.fact.sent')}>{time(lastSentAt) ?? t('channels.fact.notYet')}</Fact>
          {waiting > 0 && <Fact name={t('channels.fact.waiting')}>{t('channels.fact.messages', { count: waiting })}</Fact>}
          {failed > 0 && <Fact name={t('channels.fact.failed')}>{t('channels.fact.messages', { count: failed })}</Fact>}
        </>
      )}
      {live && (
        <Fact name={t('channels.fact.flows')}>
          {live.length === 0 ? (
            t('channels.fact.noFlow')
          ) : (
            <ul className={classes.flows}>
              {live.map(flow => (
                <li key={flow.id}>
                  <Link href={`/flows/${flow.id}`}>{flow.name}</Link>
                </li>
              ))}
            </ul>
          )}
        </Fact>
      )}
    </dl>
  )
}

const time = (at: number | undefined): ReactNode => (at === undefined ? undefined : <TimeText at={at} />)

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}
