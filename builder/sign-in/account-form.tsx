import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { fieldErrorsOf } from '../api/field-errors.ts'
import { isEmail } from '../ui/is-email.ts'
import { ErrorNote } from '../ui/note.tsx'
import classes from './outside.module.css'

/** What is asked of somebody new, or of somebody who forgot. */
export interface Account {
  readonly name: string
  readonly email: string
  readonly password: string
}

interface AccountFormProps {
  /** Which of them are asked; an address that is given is only shown. */
  readonly asks: readonly (keyof Account)[]
  readonly email?: string
  readonly name?: string | undefined
  readonly submit: string
  readonly isBusy: boolean
  readonly error: unknown
  onSubmit(account: Account, refused: (error: unknown) => void): void
}

const shortest = 12

/** Name, address and a new password: as much of it as is asked. */
export function AccountForm({ asks, email = '', name = '', submit, isBusy, error, onSubmit }: AccountFormProps) {
  const { t } = useTranslation()
  const form = useForm<Account>({
    initialValues: { name, email, password: '' },
    validate: {
      name: value => (!asks.includes('name') || value.trim() ? null : t('signIn.nameNeeded')),
      email: value => (!asks.includes('email') || isEmail(value) ? null : t('signIn.emailNeeded')),
      password: value => (value.length >= shortest ? null : t('signIn.passwordShort', { count: shortest })),
    },
  })
  const send = form.onSubmit(account => onSubmit(account, refused => form.setErrors(fieldErrorsOf(refused))))
  return (
    <form className={classes.form} noValidate onSubmit={send}>
      <ErrorNote error={error} />
      {asks.includes('name') && (
        <TextInput size="md" label={t('signIn.name')} autoComplete="name" data-autofocus {...form.getInputProps('name')} />
      )}
      <TextInput
        size="md"
        label={t('signIn.email')}
        type="email"
        autoComplete="username"
        readOnly={!asks.includes('email')}
        {...form.getInputProps('email')}
      />
      <PasswordInput
        size="md"
        label={t('signIn.newPassword')}
        description={t('signIn.passwordHint', { count: shortest })}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
        {...form.getInputProps('password')}
      />
      <Button type="submit" size="md" loading={isBusy}>
        {submit}
      </Button>
    </form>
  )
}
