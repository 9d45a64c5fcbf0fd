import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { ConversationRow as Row } from '../../../runtime/api/contract.ts'
import { useSession } from '../../session/session.tsx'
import { Avatar } from '../../ui/avatar.tsx'
import { ChannelIcon } from '../parts/channel-icon.tsx'
import { OwnerBadge } from '../parts/owner-badge.tsx'
import parts from '../parts/parts.module.css'
import type { Names } from '../parts/use-names.ts'
import type { Times } from '../parts/use-times.ts'
import { waitOf } from '../state/wait-of.ts'
import classes from './list.module.css'
import { WaitBadge } from './wait-badge.tsx'

interface RowProps {
  readonly row: Row
  readonly href: string
  readonly isOpen: boolean
  readonly now: number
  readonly me: string
  readonly names: Names
  readonly times: Times
}

/** One conversation in the list: who, since when, what was said last, whose it is, and what nobody has read. */
export const ConversationRow = memo(function ConversationRow({ row, href, isOpen, now, me, names, times }: RowProps) {
  const { t } = useTranslation()
  const { user } = useSession()
  const name = names.visitor(row)
  const wait = waitOf(row, now)
  return (
    <Link
      href={href}
      className={classes.row}
      aria-current={isOpen ? 'true' : undefined}
      data-unread={row.unread > 0 || undefined}
      data-row={row.id}
    >
      <Avatar who="visitor" name={name} state={row.isOnline ? 'available' : undefined} />
      <span className={classes.main}>
        <span className={classes.line}>
          <bdi className={classes.who} title={name}>
            {name}
          </bdi>
          {row.isOnline && <span className={parts.hidden}>{t('inbox.row.online')}</span>}
          {wait ? (
            <WaitBadge wait={wait} ms={now - (row.waitingSince ?? now)} />
          ) : (
            <time className={classes.time} dateTime={new Date(row.updatedAt).toISOString()}>
              {times.short(row.last?.at ?? row.updatedAt, now)}
            </time>
          )}
        </span>
        <span className={classes.last} style={{ display: 'block' }} dir="auto">
          {lastLine()}
        </span>
        <span className={`${classes.line} ${classes.state}`}>
          <OwnerBadge row={row} me={me} />
          <span className={classes.where}>
            <ChannelIcon kind={names.channelKind(row.channel)} />
            <span className={parts.hidden}>{names.channel(row.channel)}</span>
            <span>{row.owner === 'bot' && row.flow !== '' ? names.flow(row.flow) : names.inbox(row.inbox)}</span>
          </span>
          {row.unread > 0 && (
            <>
              <span className={parts.count} aria-hidden="true">
                {row.unread > 99 ? '99+' : row.unread}
              </span>
              <span className={parts.hidden}>{t('inbox.row.unread', { count: row.unread })}</span>
            </>
          )}
        </span>
      </span>
    </Link>
  )

  function lastLine(): string {
    const { last } = row
    if (!last) return t('inbox.row.nothingSaid')
    // What visitors send has words, if only a file's name: they have taken them back.
    if (last.author === 'visitor') return last.text || t('inbox.message.deleted')
    const text = last.text || t('inbox.row.file')
    if (last.author === 'system') return text
    if (last.author === 'bot') return t('inbox.row.said', { name: t('inbox.owner.bot'), text })
    return t('inbox.row.said', { name: last.name === user.name ? t('inbox.owner.you') : (last.name ?? ''), text })
  }
})
