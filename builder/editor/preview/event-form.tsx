import { Autocomplete, Button, Textarea } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDocument, useSeen } from '../editor-context.tsx'
import classes from './preview.module.css'
import { useTry } from './try-context.tsx'
import { usePreview } from './use-preview.ts'

/** Reports an event as another program would. Only where the flow listens for one. */
export function EventForm() {
  const { t } = useTranslation()
  const preview = usePreview()
  const attempt = useTry()
  const names = useEventNames()
  const [typed, setName] = useState<string>()
  const [data, setData] = useState('{}')
  const [isWrong, setWrong] = useState(false)
  if (!names) return null
  const name = typed ?? names[0] ?? ''
  const report = (): void => {
    const read = objectIn(data)
    setWrong(read === undefined)
    if (read) attempt(preview.tell({ name: name.trim(), data: read }))
  }
  return (
    <section className={classes.event} aria-label={t('editor.preview.event.title')}>
      <Autocomplete
        size="xs"
        label={t('editor.preview.event.name')}
        data={names}
        value={name}
        comboboxProps={{ withinPortal: false }}
        onChange={setName}
      />
      <Textarea
        size="xs"
        autosize
        minRows={1}
        maxRows={6}
        label={t('editor.preview.event.data')}
        classNames={{ input: classes.code ?? '' }}
        value={data}
        error={isWrong && t('editor.preview.event.noObject')}
        onChange={event => setData(event.currentTarget.value)}
      />
      <Button size="xs" variant="default" disabled={name.trim() === ''} onClick={report}>
        {t('editor.preview.event.report')}
      </Button>
    </section>
  )
}

/** The names of events that triggers of this flow wait for; undefined where none waits for any. */
function useEventNames(): string[] | undefined {
  const nodes = useDocument(document => document.nodes)
  const descriptors = useSeen(seen => seen.descriptors)
  return useMemo(() => {
    const waiting = [...nodes.values()].filter(({ action }) => descriptors.get(action)?.listens === 'event')
    if (waiting.length === 0) return undefined
    const names = waiting.map(({ config }) => config['name']).filter(name => typeof name === 'string' && name !== '')
    return [...new Set(names)].filter(name => typeof name === 'string')
  }, [nodes, descriptors])
}

function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const read: unknown = JSON.parse(text)
    return typeof read === 'object' && read !== null && !Array.isArray(read)
      ? Object.fromEntries(Object.entries(read))
      : undefined
  } catch {
    return undefined
  }
}
