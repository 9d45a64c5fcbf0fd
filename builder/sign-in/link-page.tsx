import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { ApiError } from '../api/api-error.ts'
import { useAct } from '../api/use-act.ts'
import { useAnswer } from '../api/use-answer.ts'
import { Bones } from '../ui/bones.tsx'
import { ErrorNote, Note } from '../ui/note.tsx'
import { AccountForm } from './account-form.tsx'
import classes from './outside.module.css'
import { Outside } from './outside.tsx'
import { useEntered } from './use-entered.ts'

interface LinkPageProps {
  readonly token: string
  /** What the address says it is; what the server says counts. */
  readonly kind: 'invite' | 'reset'
}

/** Whoever holds a link joins the team, or chooses a new password. */
export function LinkPage({ token, kind: said }: LinkPageProps) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const { data, error, refetch } = useAnswer('GET /api/links/:token', { params: { token } })
  const accept = useAct('POST /api/links/:token')
  const entered = useEntered()
  const kind = data?.kind ?? said
  if (error) {
    const isGone = error instanceof ApiError && error.status >= 400 && error.status < 500 && error.status !== 429
    return (
      <Outside title={t(isGone ? 'link.gone.title' : 'link.failed')}>
        <div className={classes.form}>
          {isGone ? <Note tone="warn">{t(`link.gone.${kind}`)}</Note> : <ErrorNote error={error} />}
          <Button
            size="md"
            variant="default"
            onClick={() => {
              if (isGone) navigate('/sign-in')
              else void refetch()
            }}
          >
            {t(isGone ? 'link.toSignIn' : 'app.again')}
          </Button>
        </div>
      </Outside>
    )
  }
  return (
    <Outside title={t(`link.${kind}.title`)} lead={t(`link.${kind}.lead`)}>
      {data ? (
        <AccountForm
          asks={kind === 'invite' ? ['name', 'password'] : ['password']}
          email={data.email}
          name={data.name}
          submit={t(`link.${kind}.submit`)}
          isBusy={accept.isPending}
          error={accept.error}
          onSubmit={({ name, password }, refused) =>
            accept.mutate(
              { params: { token }, body: kind === 'invite' ? { name, password } : { password } },
              { onSuccess: entered, onError: refused },
            )
          }
        />
      ) : (
        <div className={classes.form}>
          <Bones rows={3} height={64} />
        </div>
      )}
    </Outside>
  )
}
