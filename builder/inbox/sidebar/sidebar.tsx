import { ActionIcon, Tooltip } from '@mantine/core'
import {
  type Icon,
  IconAlertOctagon,
  IconAt,
  IconCircleCheck,
  IconHourglass,
  IconInbox,
  IconMessages,
  IconMoonStars,
  IconRobot,
  IconSearch,
  IconUser,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { InboxView } from '../../../runtime/api/contract.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { useCell, useInbox } from '../inbox-context.tsx'
import { ChannelIcon } from '../parts/channel-icon.tsx'
import { useNames } from '../parts/use-names.ts'
import { queryOf, type RowQuery } from '../state/row-query.ts'
import { AvailabilityFoot } from './availability-foot.tsx'
import classes from './sidebar.module.css'
import { ViewLink } from './view-link.tsx'

const current: readonly (readonly [InboxView, Icon])[] = [
  ['mine', IconUser],
  ['unassigned', IconHourglass],
  ['all', IconMessages],
  ['bots', IconRobot],
  ['mentions', IconAt],
]

interface SidebarProps {
  readonly query: RowQuery
  onSearch(): void
  /** A list was picked: what floats closes. */
  onPick?(): void
}

/** The lists there are, with how much is in them, and whether one takes conversations oneself. */
export function Sidebar({ query, onSearch, onPick }: SidebarProps) {
  const { t } = useTranslation()
  const counts = useCell(useInbox().counts)
  const names = useNames()
  const { data: inboxes } = useAnswer('GET /api/inboxes')
  const { data: channels } = useAnswer('GET /api/channels')
  const isPlain = query.channel === undefined && query.inbox === undefined
  const link = (view: InboxView, Sign: Icon, count?: number) => (
    <ViewLink
      key={view}
      query={queryOf(view)}
      icon={<Sign size={16} stroke={1.75} aria-hidden="true" />}
      name={t(`inbox.view.${view}`)}
      count={count}
      isHere={query.view === view && isPlain}
      onPick={onPick}
    />
  )
  return (
    <nav className={classes.sidebar} aria-label={t('inbox.lists')}>
      <div className={classes.head}>
        <h1 className={classes.title}>{t('inbox.title')}</h1>
        <Tooltip label={t('inbox.search.open')}>
          <ActionIcon onClick={onSearch} aria-label={t('inbox.search.open')}>
            <IconSearch size={16} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      </div>
      <div className={classes.views}>
        {current.map(([view, icon]) => link(view, icon, view in (counts ?? {}) ? counts?.[countOf(view)] : undefined))}
        {inboxes && inboxes.inboxes.length > 0 && <h2 className={classes.group}>{t('inbox.inboxes')}</h2>}
        {inboxes?.inboxes.map(({ id, name }) => (
          <ViewLink
            key={id}
            query={{ ...queryOf('all'), inbox: id }}
            icon={<IconInbox size={16} stroke={1.75} aria-hidden="true" />}
            name={name}
            count={counts?.inboxes[id]}
            isHere={query.inbox === id}
            onPick={onPick}
          />
        ))}
        {channels && channels.length > 0 && <h2 className={classes.group}>{t('inbox.channels')}</h2>}
        {channels?.map(({ id, kind }) => (
          <ViewLink
            key={id}
            query={{ ...queryOf('all'), channel: id }}
            icon={<ChannelIcon kind={kind} size={16} />}
            name={names.channel(id)}
            count={counts?.channels[id]}
            isHere={query.channel === id}
            onPick={onPick}
          />
        ))}
        <h2 className={classes.group}>{t('inbox.older')}</h2>
        {link('closed', IconCircleCheck)}
        {link('snoozed', IconMoonStars, counts?.snoozed)}
        {link('spam', IconAlertOctagon)}
      </div>
      <AvailabilityFoot />
    </nav>
  )
}

/** Closed ones and spam are not counted: there is no end to them. */
function countOf(view: InboxView): Exclude<InboxView, 'closed' | 'spam'> {
  return view === 'closed' || view === 'spam' ? 'all' : view
}
