import { IconClock, IconClockOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { TeamConversation } from '../../../runtime/api/contract.ts'
import { useNow } from '../parts/use-now.ts'
import { useTimes } from '../parts/use-times.ts'
import classes from './thread.module.css'

/** How long the visitor may still be answered here; once that is over, where else they can be written to. */
export function WindowLine({
  conversation: { answerBy },
  email,
  isMailed,
}: {
  readonly conversation: Pick<TeamConversation, 'answerBy'>
  readonly email: string | undefined
  /** What one writes goes there by mail: the composer says so. */
  readonly isMailed: boolean
}) {
  const { t } = useTranslation()
  const times = useTimes()
  const now = useNow()
  if (!answerBy) return null
  const { bot, agents = bot } = answerBy
  if (agents <= now)
    return (
      <div className={classes.window} data-tone="over">
        <IconClockOff size={14} stroke={1.75} aria-hidden="true" />
        <span>
          {t('inbox.window.over', { time: times.full(agents) })}{' '}
          {email !== undefined && !isMailed && (
            <a href={`mailto:${encodeURIComponent(email)}`}>{t('inbox.window.mail', { address: email })}</a>
          )}
        </span>
      </div>
    )
  const until = { bot: times.full(bot), people: times.full(agents) }
  return (
    <div className={classes.window}>
      <IconClock size={14} stroke={1.75} aria-hidden="true" />
      <span>
        {agents === bot
          ? t('inbox.window.both', until)
          : bot <= now
            ? t('inbox.window.people', until)
            : t('inbox.window.each', until)}
      </span>
    </div>
  )
}
