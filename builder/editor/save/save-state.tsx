import { Button, Tooltip } from '@mantine/core'
import { IconCloudCheck, IconCloudOff, IconCloudUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../ui/error-words.ts'
import { dated } from '../../ui/time-text.tsx'
import classes from './save.module.css'
import { useSaved, useSaving } from './saver-context.tsx'

/** How it stands with saving: "Saving", "Saved, 14:32", or "Not saved" with what to do. */
export function SaveState() {
  const { t, i18n } = useTranslation()
  const saver = useSaving()
  const words = useErrorWords()
  const state = useSaved(({ value }) => shown(value))
  const savedAt = useSaved(({ context }) => context.savedAt)
  const error = useSaved(({ context }) => context.error)
  if (state === 'failed')
    return (
      <Tooltip label={words(error)} multiline maw={320} events={{ hover: true, focus: true, touch: true }}>
        <span className={classes.state} data-state="failed">
          <span className={classes.words} role="alert">
            <IconCloudOff size={16} stroke={1.75} aria-hidden="true" />
            {t('editor.save.notSaved')}
          </span>
          <Button size="compact-sm" variant="default" onClick={() => void saver.flush().catch(() => undefined)}>
            {t('app.again')}
          </Button>
        </span>
      </Tooltip>
    )
  const Sign = state === 'saving' ? IconCloudUp : IconCloudCheck
  return (
    <span className={classes.state} data-state={state} role="status">
      <span className={classes.words}>
        <Sign size={16} stroke={1.75} aria-hidden="true" />
        <span className={classes.said}>
          {state === 'saving' && t('editor.save.saving')}
          {state === 'saved' && savedAt === undefined && t('editor.save.saved')}
          {state === 'saved' && savedAt !== undefined && t('editor.save.savedAt', { time: timeOf(savedAt, i18n.language) })}
        </span>
      </span>
    </span>
  )
}

/** What was tried and did not help stays said until it does. */
function shown(state: string): 'saved' | 'saving' | 'failed' {
  if (state === 'failed' || state === 'refused') return 'failed'
  return state === 'saved' || state === 'pulling' ? 'saved' : 'saving'
}

const timeOf = (at: number, language: string): string =>
  new Intl.DateTimeFormat(dated(language), { timeStyle: 'short' }).format(at)
