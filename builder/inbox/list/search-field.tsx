import { CloseButton, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Place } from '../state/place.ts'
import classes from './list.module.css'

interface SearchFieldProps {
  readonly place: Place
  go(place: Place): void
  onClose(): void
}

/** Searches what was said, noted and is known, in all open conversations unless a list is chosen. */
export function SearchField({ place, go, onClose }: SearchFieldProps) {
  const { t } = useTranslation()
  const [text, setText] = useState(place.query.q ?? '')
  const { q: _, ...query } = place.query
  const ask = (q: string): void => go({ ...place, query: q ? { ...query, q } : query })
  const askSoon = useDebouncedCallback(ask, 250)
  const close = (): void => {
    askSoon.cancel()
    ask('')
    onClose()
  }
  return (
    <search className={classes.search}>
      <TextInput
        type="search"
        aria-label={t('inbox.search.label')}
        placeholder={t('inbox.search.placeholder')}
        leftSection={<IconSearch size={16} stroke={1.75} />}
        rightSection={<CloseButton size={24} onClick={close} aria-label={t('inbox.search.close')} />}
        value={text}
        data-autofocus
        ref={field => {
          if (field && text === '') field.focus()
        }}
        onChange={event => {
          setText(event.currentTarget.value)
          askSoon(event.currentTarget.value.trim().slice(0, 200))
        }}
        onKeyDown={event => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          close()
        }}
      />
    </search>
  )
}
