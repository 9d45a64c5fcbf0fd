import type { UseMutationResult } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../api/routes.ts'
import { ErrorNote, Note } from '../../ui/note.tsx'
import classes from './channels.module.css'

interface TestResultProps {
  readonly test: Pick<UseMutationResult<Answer<'POST /api/channels/:id/test'>, Error, never>, 'data' | 'error' | 'isPending'>
}

/** What trying a channel came to: that it works, or what is wrong and what to do about it. */
export function TestResult({ test: { data, error, isPending } }: TestResultProps) {
  const { t } = useTranslation()
  if (isPending) return null
  if (error) return <ErrorNote error={error} />
  if (!data) return null
  if (data.openOnly) return <Note>{t('channels.test.openOnly')}</Note>
  if (!data.trouble) return <Note tone="ok">{t('channels.test.works')}</Note>
  return (
    <Note tone="bad">
      <strong>{t('channels.test.failed')}</strong> {data.trouble.remedy}
      <span className={classes.why}>{t('channels.saidThere', { why: data.trouble.why })}</span>
    </Note>
  )
}
