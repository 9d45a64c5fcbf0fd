import { IconChevronRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useChannelNames } from '../../locale/use-channel-names.ts'
import { ActionTile } from '../../ui/action-tile.tsx'
import page from '../../ui/page.module.css'
import { TimeText } from '../../ui/time-text.tsx'
import { ChannelBadge } from './channel-badge.tsx'
import { channelState, lastSuccessAt } from './channel-state.ts'
import type { ChannelView } from './channel-view.ts'
import classes from './channels.module.css'
import type { ChannelKind } from './use-kinds.ts'

interface ChannelRowProps {
  readonly channel: ChannelView
  /** None: no plugin that runs declares it. */
  readonly kind: ChannelKind | undefined
  /** How many flows are live on it; undefined for who may not know. */
  readonly live: number | undefined
}

/** One channel in the list: the way to all there is to know of it. */
export function ChannelRow({ channel, kind, live }: ChannelRowProps) {
  const { t } = useTranslation()
  const nameOf = useChannelNames()
  const state = channelState(channel, kind !== undefined)
  const name = nameOf(channel.id)
  const at = lastSuccessAt(channel)
  const { trouble, why } = channel.status ?? {}
  const wrong = state === 'trouble' ? (trouble?.remedy ?? trouble?.why) : state === 'failed' ? why : undefined
  return (
    <li>
      <Link href={`/settings/channels/${channel.id}`} className={classes.row}>
        <ActionTile icon={kind ? kind.icon : 'puzzle'} category={undefined} size={32} />
        <span className={page.cell}>
          <span className={classes.name} title={name}>
            {name}
          </span>
          <span className={wrong === undefined ? classes.meta : classes.wrong}>
            {wrong ?? t('channels.kindAndId', { kind: kind?.name ?? channel.kind, id: channel.id })}
          </span>
        </span>
        <span className={classes.live}>
          {live !== undefined && t('channels.live', { count: live })}
          {at !== undefined && (
            <>
              <br />
              <TimeText at={at} />
            </>
          )}
        </span>
        <ChannelBadge state={state} />
        <IconChevronRight className={classes.chevron} size={16} stroke={1.75} aria-hidden="true" />
      </Link>
    </li>
  )
}
