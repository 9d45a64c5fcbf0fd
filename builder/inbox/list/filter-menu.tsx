import { ActionIcon, Button, Popover, Select, Stack, Tooltip } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../../api/use-answer.ts'
import { useNames } from '../parts/use-names.ts'
import type { Place } from '../state/place.ts'
import { queryOf, type RowFilter } from '../state/row-query.ts'

interface Option {
  readonly value: string
  readonly label: string
}

/** Narrows a list: by channel, inbox, label, colleague, team. */
export function FilterMenu({ place, go }: { readonly place: Place; go(place: Place): void }) {
  const { t } = useTranslation()
  return (
    <Popover width={272} position="bottom-end" trapFocus>
      <Popover.Target>
        <Tooltip label={t('inbox.filter.open')}>
          <ActionIcon aria-label={t('inbox.filter.open')}>
            <IconFilter size={16} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('inbox.filter.open')}>
        <FilterFields place={place} go={go} />
      </Popover.Dropdown>
    </Popover>
  )
}

function FilterFields({ place, go }: { readonly place: Place; go(place: Place): void }) {
  const { t } = useTranslation()
  const names = useNames()
  const { query } = place
  const { data: users } = useAnswer('GET /api/users')
  const { data: teams } = useAnswer('GET /api/teams')
  const { data: inboxes } = useAnswer('GET /api/inboxes')
  const { data: channels } = useAnswer('GET /api/channels')
  const { data: labels } = useAnswer('GET /api/labels')
  const named = (item: { readonly id: string; readonly name: string }): Option => ({ value: item.id, label: item.name })
  const fields: readonly (readonly [RowFilter, readonly Option[] | undefined])[] = [
    ['label', labels?.labels.map(({ name }) => ({ value: name, label: name }))],
    ['assignee', users?.users.filter(user => !user.isDisabled).map(named)],
    ['team', teams?.teams.map(named)],
    ['channel', channels?.map(({ id }) => ({ value: id, label: names.channel(id) }))],
    ['inbox', inboxes?.inboxes.map(named)],
  ]
  const set = (filter: RowFilter, value: string | null): void => {
    const { [filter]: _, ...rest } = query
    go({ ...place, query: value === null ? rest : { ...rest, [filter]: value } })
  }
  return (
    <Stack gap="md">
      {fields.map(
        ([filter, options]) =>
          options &&
          options.length > 0 && (
            <Select
              key={filter}
              label={t(`inbox.filter.${filter}`)}
              placeholder={t('inbox.filter.any')}
              data={[...options]}
              value={query[filter] ?? null}
              onChange={value => set(filter, value)}
              clearable
              searchable={options.length > 7}
              comboboxProps={{ withinPortal: false }}
            />
          ),
      )}
      <Button variant="default" onClick={() => go({ ...place, query: queryOf(query.view) })}>
        {t('inbox.filter.clear')}
      </Button>
    </Stack>
  )
}
