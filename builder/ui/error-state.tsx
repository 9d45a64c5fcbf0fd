import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from './error-words.ts'
import classes from './ui.module.css'

interface ErrorStateProps {
  readonly error: unknown
  /** What could not be shown, as a sentence; else the usual one. */
  readonly title?: string
  again(): void
}

/** Where something could not be loaded: what is wrong, and Try again. */
export function ErrorState({ error, title, again }: ErrorStateProps) {
  const { t } = useTranslation()
  const words = useErrorWords()
  return (
    <div className={classes.state} role="alert">
      <span className={classes.tile} data-tone="bad">
        <IconAlertTriangle size={20} stroke={1.75} aria-hidden="true" />
      </span>
      <h2>{title ?? t('app.problem.load')}</h2>
      <p>{words(error)}</p>
      <Button variant="default" onClick={again}>
        {t('app.again')}
      </Button>
    </div>
  )
}
