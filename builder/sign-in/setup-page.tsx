import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useLocation, useSearch } from 'wouter'
import { useAct } from '../api/use-act.ts'
import { useAnswer } from '../api/use-answer.ts'
import { Note } from '../ui/note.tsx'
import { AccountForm } from './account-form.tsx'
import classes from './outside.module.css'
import { Outside } from './outside.tsx'
import { useEntered } from './use-entered.ts'

/** The first of the team makes their account, by the link the server printed. */
export function SetupPage() {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const token = new URLSearchParams(useSearch()).get('token') ?? ''
  const { data } = useAnswer('GET /api/setup')
  const setUp = useAct('POST /api/setup')
  const entered = useEntered('/settings/people')
  if (data && !data.needed)
    return (
      <Outside title={t('setup.done.title')} lead={t('setup.done.lead')}>
        <div className={classes.form}>
          <Button size="md" onClick={() => navigate('/sign-in')}>
            {t('signIn.submit')}
          </Button>
        </div>
      </Outside>
    )
  return (
    <Outside title={t('setup.title')} lead={t('setup.lead')}>
      {!token && (
        <div className={classes.form}>
          <Note tone="warn">{t('setup.noToken')}</Note>
        </div>
      )}
      {token && (
        <AccountForm
          asks={['name', 'email', 'password']}
          submit={t('setup.submit')}
          isBusy={setUp.isPending}
          error={setUp.error}
          onSubmit={(account, refused) => setUp.mutate({ body: { ...account, token } }, { onSuccess: entered, onError: refused })}
        />
      )}
    </Outside>
  )
}
