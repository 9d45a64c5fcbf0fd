import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import type { SessionAnswer } from '../../runtime/api/contract.ts'
import { useAct } from '../api/use-act.ts'
import { ErrorNote } from '../ui/note.tsx'
import classes from './outside.module.css'
import { useWait } from './use-wait.ts'

interface SignInFormProps {
  /** Known already: whose session has ended. */
  readonly email?: string
  onDone(session: SessionAnswer): void
}

/** Address and password. Too many tries make one wait, and the button says how long. */
export function SignInForm({ email, onDone }: SignInFormProps) {
  const { t } = useTranslation()
  const signIn = useAct('POST /api/session')
  const wait = useWait(signIn.error)
  const form = useForm({
    initialValues: { email: email ?? '', password: '' },
    validate: {
      email: value => (value.includes('@') ? null : t('signIn.emailNeeded')),
      password: value => (value ? null : t('signIn.passwordNeeded')),
    },
  })
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={form.onSubmit(body =>
        signIn.mutate({ body }, { onSuccess: onDone, onError: () => form.setFieldValue('password', '') }),
      )}
    >
      <ErrorNote error={signIn.error} />
      <TextInput
        size="md"
        label={t('signIn.email')}
        type="email"
        autoComplete="username"
        data-autofocus={email === undefined || undefined}
        readOnly={email !== undefined}
        {...form.getInputProps('email')}
      />
      <PasswordInput
        size="md"
        label={t('signIn.password')}
        autoComplete="current-password"
        data-autofocus={email !== undefined || undefined}
        visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
        {...form.getInputProps('password')}
      />
      <Button type="submit" size="md" loading={signIn.isPending} disabled={wait > 0}>
        {wait > 0 ? t('signIn.wait', { count: wait }) : t('signIn.submit')}
      </Button>
      <p className={classes.hint}>{t('signIn.forgot')}</p>
    </form>
  )
}
