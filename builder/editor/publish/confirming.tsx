import { Button, Textarea } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Note } from '../../ui/note.tsx'
import page from '../../ui/page.module.css'
import { useChannelName } from '../page/use-channel-name.ts'
import { useCountWords } from '../problems/problem-counts.ts'
import { documentOf } from '../state/document.ts'
import { changeLines } from '../versions/change-lines.ts'
import { ChangeList } from '../versions/change-list.tsx'
import classes from './publish.module.css'
import type { Prepared } from './publish-machine.ts'

interface ConfirmingProps {
  readonly prepared: Prepared
  readonly isBusy: boolean
  onClose(): void
  onPublish(note: string): void
}

/** What will be published, what it does, and a line for those who look for it later. */
export function Confirming({ prepared, isBusy, onClose, onPublish }: ConfirmingProps) {
  const { t } = useTranslation()
  const count = useCountWords()
  const [note, setNote] = useState('')
  const { draft, last, problems } = prepared
  const lines = useMemo(() => (last ? changeLines(documentOf(last.flow), documentOf(draft)) : []), [draft, last])
  const words = useEffectWords(prepared)
  const warnings = problems.length
  if (last && lines.length === 0)
    return (
      <div className={page.formWide}>
        <p>{t('editor.publish.nothing', { version: last.version })}</p>
        <div className={page.actions} data-end>
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('app.close')}
          </Button>
        </div>
      </div>
    )
  return (
    <form
      className={page.formWide}
      onSubmit={event => {
        event.preventDefault()
        onPublish(note.trim())
      }}
    >
      <p>{words}</p>
      {warnings > 0 && <Note tone="warn">{t('editor.publish.warnings', { warnings: count('warning', warnings) })}</Note>}
      {last && (
        <section className={classes.changes} aria-label={t('editor.publish.since', { version: last.version })}>
          <h3>{t('editor.publish.since', { version: last.version })}</h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keys must be able to */}
          <div className={classes.scroll} tabIndex={0}>
            <ChangeList lines={lines} />
          </div>
        </section>
      )}
      <Textarea
        label={t('editor.publish.note')}
        description={t('editor.publish.noteHelp')}
        value={note}
        onChange={event => setNote(event.currentTarget.value)}
        maxLength={2_000}
        autosize
        minRows={2}
        maxRows={6}
        data-autofocus
      />
      <div className={page.actions} data-end>
        <Button variant="default" onClick={onClose}>
          {t('app.cancel')}
        </Button>
        <Button type="submit" loading={isBusy}>
          {t('editor.publish.publish')}
        </Button>
      </div>
    </form>
  )
}

/** What publishing does to whoever writes from then on. */
function useEffectWords({ draft, last, isLive }: Prepared): string {
  const { t } = useTranslation()
  const channel = useChannelName(draft.channel)
  if (!last) return t('editor.publish.first', { channel })
  return t(isLive ? 'editor.publish.live' : 'editor.publish.off')
}
