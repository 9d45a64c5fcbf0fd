import { Button, Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconPlus, IconSearch, IconUsers } from '@tabler/icons-react'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../api/use-answer.ts'
import { useCommands } from '../commands/commands.tsx'
import { useMay } from '../session/session.tsx'
import { useTitle } from '../shell/use-title.ts'
import { Bones } from '../ui/bones.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { KeyHint } from '../ui/key-hint.tsx'
import { ContactTable } from './contact-table.tsx'
import classes from './contacts.module.css'
import { NewContact } from './new-contact.tsx'
import { type ContactsAsked, useContacts } from './use-contacts.ts'

const orders = ['recent', 'name', 'created'] as const
const everyList = ''

/** Everybody known, to look through. */
export function ContactList() {
  const { t } = useTranslation()
  useTitle(t('contacts.title'))
  const mayWrite = useMay('contacts:write')
  const [words, setWords] = useState('')
  const [q] = useDebouncedValue(words.trim(), 200)
  const [list, setList] = useState(everyList)
  const [order, setOrder] = useState<ContactsAsked['order']>('recent')
  const [isNew, setIsNew] = useState(false)
  const search = useRef<HTMLInputElement>(null)
  const { data: lists } = useAnswer('GET /api/lists')
  const found = useContacts({ q: q || undefined, list: list || undefined, order })
  const group = t('contacts.title')
  useCommands(
    useMemo(
      () => [
        {
          id: 'contacts.new',
          label: t('contacts.new.title'),
          group,
          icon: IconPlus,
          keys: 'c',
          when: mayWrite,
          run: () => setIsNew(true),
        },
        {
          id: 'contacts.search',
          label: t('contacts.search'),
          group,
          icon: IconSearch,
          keys: '/',
          run: () => search.current?.focus(),
        },
      ],
      [t, group, mayWrite],
    ),
  )
  const contacts = found.data?.pages.flatMap(page => page.contacts) ?? []
  const total = found.data?.pages[0]?.total
  const isNarrowed = q !== '' || list !== everyList
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setIsNew(true)}>
      {t('contacts.new.title')}
    </Button>
  )
  const body = () => {
    if (found.isPending) return <Bones rows={8} />
    if (found.isError && !found.data) return <ErrorState error={found.error} again={() => void found.refetch()} />
    if (contacts.length > 0) return <ContactTable contacts={contacts} />
    if (isNarrowed)
      return (
        <EmptyState
          icon={IconSearch}
          title={t('contacts.none.found')}
          action={
            <Button
              variant="default"
              onClick={() => {
                setWords('')
                setList(everyList)
              }}
            >
              {t('contacts.none.clear')}
            </Button>
          }
        />
      )
    return (
      <EmptyState icon={IconUsers} title={t('contacts.none.title')} action={mayWrite && add}>
        {t('contacts.none.why')}
      </EmptyState>
    )
  }
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1>{t('contacts.title')}</h1>
        {total !== undefined && <span className={classes.total}>{t('contacts.total', { count: total })}</span>}
        <span className={classes.space} />
        <TextInput
          ref={search}
          className={classes.search}
          value={words}
          onChange={event => setWords(event.currentTarget.value)}
          placeholder={t('contacts.search')}
          aria-label={t('contacts.search')}
          leftSection={<IconSearch size={16} />}
          rightSection={<KeyHint keys="/" />}
          maxLength={200}
          type="search"
        />
        {(lists?.lists.length ?? 0) > 0 && (
          <Select
            className={classes.pick}
            aria-label={t('contacts.list')}
            value={list}
            onChange={value => setList(value ?? everyList)}
            data={[
              { value: everyList, label: t('contacts.everyList') },
              ...(lists?.lists ?? []).map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
        <Select
          className={classes.pick}
          aria-label={t('contacts.order.label')}
          value={order}
          onChange={value => setOrder(orders.find(one => one === value) ?? 'recent')}
          data={orders.map(value => ({ value, label: t(`contacts.order.${value}`) }))}
        />
        {mayWrite && (contacts.length > 0 || isNarrowed) && add}
      </header>
      <section className={classes.card} aria-busy={found.isFetching} aria-label={t('contacts.title')}>
        {body()}
      </section>
      {found.hasNextPage && (
        <Button
          className={classes.more}
          variant="default"
          loading={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {t('contacts.more')}
        </Button>
      )}
      <NewContact isOpen={isNew} close={() => setIsNew(false)} />
    </div>
  )
}
