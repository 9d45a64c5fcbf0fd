import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconFileImport, IconPlus, IconRoute, IconSearch } from '@tabler/icons-react'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useAnswer, useAnswerWhen } from '../api/use-answer.ts'
import { useCommands } from '../commands/commands.tsx'
import { useMay } from '../session/session.tsx'
import { useTitle } from '../shell/use-title.ts'
import { Bones } from '../ui/bones.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { KeyHint } from '../ui/key-hint.tsx'
import { ErrorNote } from '../ui/note.tsx'
import { ChannelChips } from './channel-chips.tsx'
import { FlowTable } from './flow-table.tsx'
import classes from './flows.module.css'
import { ImportPanel } from './import-panel.tsx'
import { TemplateStrip } from './template-strip.tsx'
import { useDropFile } from './use-drop-file.ts'
import { useFlowOrder } from './use-flow-order.ts'

/** All flows: which of them are on, in which order visitors meet them, and what one can begin with. */
export function FlowList() {
  const { t } = useTranslation()
  useTitle(t('flows.title'))
  const [, go] = useLocation()
  const mayWrite = useMay('flows:write')
  const [words, setWords] = useState('')
  const [q] = useDebouncedValue(words.trim(), 150)
  const [channel, setChannel] = useState<string>()
  const [imported, setImported] = useState<File | 'pick'>()
  const search = useRef<HTMLInputElement>(null)
  const all = useAnswer('GET /api/flows')
  const found = useAnswerWhen(q !== '', 'GET /api/flows', { query: { q } })
  const order = useFlowOrder(all.data ?? [])
  const isOver = useDropFile(mayWrite, setImported)
  const group = t('flows.title')
  useCommands(
    useMemo(
      () => [
        {
          id: 'flows.new',
          label: t('flows.new.act'),
          group,
          icon: IconPlus,
          keys: 'c',
          when: mayWrite,
          run: () => go('/flows?new'),
        },
        {
          id: 'flows.import',
          label: t('flows.import.act'),
          group,
          icon: IconFileImport,
          when: mayWrite,
          run: () => setImported('pick'),
        },
        { id: 'flows.search', label: t('flows.search'), group, icon: IconSearch, keys: '/', run: () => search.current?.focus() },
      ],
      [t, group, mayWrite, go],
    ),
  )
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => go('/flows?new')}>
      {t('flows.new.act')}
    </Button>
  )
  const isFound = q !== ''
  const listed = isFound ? (found.data ?? []) : order.flows
  const shown = listed.filter(flow => channel === undefined || flow.channel === channel)
  const on = order.flows.filter(({ live }) => live).length
  const body = () => {
    if (all.isPending || (isFound && found.isPending)) return <Bones rows={8} />
    const failed = [all, found].find(query => query.isError && !query.data)
    if (failed) return <ErrorState error={failed.error} again={() => void failed.refetch()} />
    if (shown.length > 0) return <FlowTable flows={shown} order={order} isFound={isFound} />
    const clear = (): void => {
      setWords('')
      setChannel(undefined)
    }
    if (order.flows.length > 0)
      return (
        <EmptyState
          icon={IconSearch}
          title={t('flows.none.found')}
          action={
            <Button variant="default" onClick={clear}>
              {t('flows.none.clear')}
            </Button>
          }
        />
      )
    return (
      <EmptyState icon={IconRoute} title={t('flows.none.title')} action={mayWrite && add}>
        {t('flows.none.why')}
      </EmptyState>
    )
  }
  return (
    <div className={classes.page} data-over={isOver || undefined}>
      <header className={classes.head}>
        <h1>{t('flows.title')}</h1>
        {all.data && all.data.length > 0 && (
          <span className={classes.total}>
            {t('flows.total', { count: all.data.length })}, {t('flows.totalOn', { count: on })}
          </span>
        )}
        <span className={classes.space} />
        <TextInput
          ref={search}
          className={classes.search}
          value={words}
          onChange={event => setWords(event.currentTarget.value)}
          placeholder={t('flows.search')}
          aria-label={t('flows.search')}
          leftSection={<IconSearch size={16} />}
          rightSection={<KeyHint keys="/" />}
          maxLength={200}
          type="search"
        />
        {mayWrite && (
          <Button variant="default" leftSection={<IconFileImport size={16} />} onClick={() => setImported('pick')}>
            {t('flows.import.short')}
          </Button>
        )}
        {mayWrite && add}
      </header>
      {mayWrite && <TemplateStrip />}
      <ErrorNote error={order.error} />
      <section className={classes.card} aria-label={t('flows.title')} aria-busy={all.isFetching || found.isFetching}>
        {order.flows.length > 0 && <ChannelChips flows={order.flows} channel={channel} choose={setChannel} />}
        {body()}
      </section>
      {isOver && <div className={classes.drop}>{t('flows.import.drop')}</div>}
      {imported && (
        <ImportPanel
          first={imported === 'pick' ? undefined : imported}
          flows={all.data ?? []}
          close={() => setImported(undefined)}
        />
      )}
    </div>
  )
}
