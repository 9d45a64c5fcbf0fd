import { useTranslation } from 'react-i18next'
import { useSearch } from 'wouter'
import { useAnswer } from '../api/use-answer.ts'
import { Note } from '../ui/note.tsx'
import classes from './outside.module.css'
import { Outside } from './outside.tsx'
import { SignInForm } from './sign-in-form.tsx'
import { useEntered } from './use-entered.ts'

/** Where people sign in. Before there is a team, it says where the link for the first of them is. */
export function SignInPage() {
  const { t } = useTranslation()
  const entered = useEntered(ownPath(new URLSearchParams(useSearch()).get('to')))
  const { data } = useAnswer('GET /api/setup')
  if (data?.needed)
    return (
      <Outside title={t('signIn.noTeam.title')} lead={t('signIn.noTeam.lead')}>
        <div className={classes.form}>
          <Note>{t('signIn.noTeam.body')}</Note>
        </div>
      </Outside>
    )
  return (
    <Outside title={t('signIn.title')}>
      <SignInForm onDone={entered} />
    </Outside>
  )
}

/** A path of this app: what leads elsewhere is not followed. */
function ownPath(to: string | null): string | undefined {
  return to && /^\/(?![/\\])/.test(to) ? to : undefined
}
