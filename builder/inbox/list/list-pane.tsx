import { Button } from '@mantine/core'
import { IconInbox, IconSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { useCell, useInbox } from '../inbox-context.tsx'
import type { Place } from '../state/place.ts'
import { queryOf, rowFilters } from '../state/row-query.ts'
import { FilterChips } from './filter-chips.tsx'
import classes from './list.module.css'
import { ListHead } from './list-head.tsx'
import { RowBones } from './row-bones.tsx'
import { RowListView } from './row-list-view.tsx'
import { SearchField } from './search-field.tsx'

interface ListPaneProps {
  readonly place: Place
  readonly isSearching: boolean
  onSearch(isSearching: boolean): void
  onMenu(): void
  go(place: Place): void
}

/** A list of conversations with its head: search, order, filters. */
export function ListPane({ place, isSearching, onSearch, onMenu, go }: ListPaneProps) {
  const { t } = useTranslation()
  const { rows } = useInbox()
  const { list, isLoading, problem } = useCell(rows.state)
  const { query } = place
  const isNarrowed = query.q !== undefined || rowFilters.some(filter => query[filter] !== undefined)
  return (
    <section className={classes.pane} aria-label={t('inbox.list.label')} aria-busy={isLoading}>
      <ListHead place={place} go={go} onMenu={onMenu} onSearch={() => onSearch(!isSearching)} />
      {(isSearching || query.q !== undefined) && <SearchField place={place} go={go} onClose={() => onSearch(false)} />}
      <FilterChips place={place} go={go} />
      {body()}
    </section>
  )

  function body() {
    if (problem !== undefined && !list?.shown.length)
      return <ErrorState error={problem} title={t('inbox.list.failed')} again={rows.again} />
    if (!list) return isLoading ? <RowBones /> : null
    if (list.shown.length > 0) return <RowListView list={list} place={place} />
    if (isNarrowed) {
      const { q, view } = query
      // Who searches wants to find: where it stands matters less than that it is found.
      const isElsewhere = q !== undefined && view !== 'everything'
      return (
        <EmptyState
          icon={IconSearch}
          title={t('inbox.list.nothingFound')}
          action={
            <Button
              variant="default"
              onClick={() => go({ ...place, query: isElsewhere ? { ...queryOf('everything'), q } : queryOf(view) })}
            >
              {t(isElsewhere ? 'inbox.list.searchEverything' : 'inbox.list.showAll')}
            </Button>
          }
        >
          {t('inbox.list.nothingFoundHint')}
        </EmptyState>
      )
    }
    return (
      <EmptyState
        icon={IconInbox}
        title={t(`inbox.empty.${query.view}.title`)}
        action={
          query.view !== 'all' &&
          query.view !== 'everything' && (
            <Button variant="default" onClick={() => go({ ...place, query: queryOf('all') })}>
              {t('inbox.list.showAllOpen')}
            </Button>
          )
        }
      >
        {t(`inbox.empty.${query.view}.hint`)}
      </EmptyState>
    )
  }
}
