import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconArrowsSort, IconMenu2, IconSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useNames } from '../parts/use-names.ts'
import type { Place } from '../state/place.ts'
import type { RowQuery } from '../state/row-query.ts'
import { FilterMenu } from './filter-menu.tsx'
import classes from './list.module.css'

interface ListHeadProps {
  readonly place: Place
  go(place: Place): void
  onMenu(): void
  onSearch(): void
}

/** Which list this is, in which order, and the ways to narrow it. */
export function ListHead({ place, go, onMenu, onSearch }: ListHeadProps) {
  const { t } = useTranslation()
  const names = useNames()
  const { query } = place
  const other = query.order === 'waiting' ? 'recent' : 'waiting'
  const title = titleOf(query)
  return (
    <div className={classes.head}>
      <ActionIcon className={classes.narrow} size={44} onClick={onMenu} aria-label={t('inbox.lists')} aria-haspopup="dialog">
        <IconMenu2 size={18} stroke={1.75} />
      </ActionIcon>
      <h2 className={classes.title} title={title}>
        {title}
      </h2>
      <Tooltip label={t(`inbox.order.to.${other}`)}>
        <Button
          variant="subtle"
          color="gray"
          size="xs"
          c="var(--text-2)"
          leftSection={<IconArrowsSort size={14} stroke={1.75} />}
          aria-label={`${t(`inbox.order.${query.order}`)}. ${t(`inbox.order.to.${other}`)}`}
          onClick={() => go({ ...place, query: { ...query, order: other } })}
        >
          <span className={classes.wide}>{t(`inbox.order.${query.order}`)}</span>
        </Button>
      </Tooltip>
      <ActionIcon className={classes.narrow} onClick={onSearch} aria-label={t('inbox.search.open')}>
        <IconSearch size={16} stroke={1.75} />
      </ActionIcon>
      <FilterMenu place={place} go={go} />
    </div>
  )

  function titleOf({ view, inbox, channel }: RowQuery): string {
    if (inbox !== undefined && view === 'all') return names.inbox(inbox)
    return channel !== undefined && view === 'all' ? names.channel(channel) : t(`inbox.view.${view}`)
  }
}
