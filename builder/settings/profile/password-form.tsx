import { Button, PasswordInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { useSession } from '../../session/session.tsx'
import { Card } from '../../ui/card.tsx'
import { ErrorNote } from '../../ui/note.tsx'
import page from '../../ui/page.module.css'
import { SavedMark } from '../../ui/saved-mark.tsx'

const shortest = 12

/** A new password, for which the old one is asked. */
export function PasswordForm() {
  const { t } = useTranslation()
  const { user } = useSession()
  const change = useAct('PATCH /api/session', ['GET /api/session/devices'])
  const form = useForm({
    initialValues: { current: '', next: '' },
    validate: {
      current: value => (value ? null : t('signIn.passwordNeeded')),
      next: value => (value.length >= shortest ? null : t('signIn.passwordShort', { count: shortest })),
    },
  })
  const shown = { 'aria-label': t('signIn.showPassword') }
  return (
    <Card title={t('profile.password.title')} lead={t('profile.password.lead')}>
      <form
        className={page.form}
        noValidate
        onSubmit={form.onSubmit(password => change.mutate({ body: { password } }, { onSuccess: () => form.reset() }))}
      >
        <ErrorNote error={change.error} />
        <input type="hidden" name="username" autoComplete="username" value={user.email} readOnly />
        <PasswordInput
          label={t('profile.password.current')}
          autoComplete="current-password"
          visibilityToggleButtonProps={shown}
          {...form.getInputProps('current')}
        />
        <PasswordInput
          label={t('signIn.newPassword')}
          description={t('signIn.passwordHint', { count: shortest })}
          autoComplete="new-password"
          visibilityToggleButtonProps={shown}
          {...form.getInputProps('next')}
        />
        <div className={page.actions}>
          <Button type="submit" variant="default" loading={change.isPending}>
            {t('profile.password.change')}
          </Button>
          <SavedMark isSaved={change.isSuccess && !form.isDirty()} />
        </div>
      </form>
    </Card>
  )
}
