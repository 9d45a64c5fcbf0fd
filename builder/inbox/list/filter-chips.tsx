import { CloseButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useNames } from '../parts/use-names.ts'
import type { Place } from '../state/place.ts'
import { type RowFilter, rowFilters } from '../state/row-query.ts'
import classes from './list.module.css'

/** What narrows the list, each to be taken away; an inbox or a channel that names the list is none of them. */
export function FilterChips({ place, go }: { readonly place: Place; go(place: Place): void }) {
  const { t } = useTranslation()
  const names = useNames()
  const { query } = place
  const titled: RowFilter | undefined = query.view !== 'all' ? undefined : query.inbox === undefined ? 'channel' : 'inbox'
  const active = rowFilters.flatMap(filter => {
    const value = query[filter]
    return value === undefined || filter === titled ? [] : [{ filter, value }]
  })
  if (active.length === 0) return null
  return (
    <div className={classes.filters}>
      {active.map(({ filter, value }) => {
        const text = t(`inbox.filter.is.${filter}`, { name: nameOf(filter, value) })
        return (
          <span key={filter} className={classes.filter}>
            <span title={text}>{text}</span>
            <CloseButton
              size={24}
              iconSize={14}
              c="inherit"
              aria-label={t('inbox.filter.remove', { filter: text })}
              onClick={() => {
                const { [filter]: _, ...rest } = query
                go({ ...place, query: rest })
              }}
            />
          </span>
        )
      })}
    </div>
  )

  function nameOf(filter: RowFilter, value: string): string {
    if (filter === 'label') return value
    return filter === 'assignee' ? names.user(value) : names[filter](value)
  }
}
