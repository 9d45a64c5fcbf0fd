import { Button, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconBriefcase } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { fieldErrorsOf } from '../../api/field-errors.ts'
import { keyOf } from '../../api/query-key.ts'
import { useAct } from '../../api/use-act.ts'
import { useSession } from '../../session/session.tsx'
import { Avatar } from '../../ui/avatar.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'
import { ErrorNote } from '../../ui/note.tsx'
import page from '../../ui/page.module.css'
import { SavedMark } from '../../ui/saved-mark.tsx'

/** One's name, as visitors and colleagues read it. */
export function NameForm() {
  const { t } = useTranslation()
  const { user } = useSession()
  const queries = useQueryClient()
  const change = useAct('PATCH /api/session', ['GET /api/users'])
  const form = useForm({
    initialValues: { name: user.name },
    validate: { name: value => (value.trim() ? null : t('signIn.nameNeeded')) },
  })
  const save = form.onSubmit(body =>
    change.mutate(
      { body },
      {
        onSuccess: session => {
          queries.setQueryData(keyOf('GET /api/session'), session)
          form.resetDirty()
        },
        onError: error => form.setErrors(fieldErrorsOf(error)),
      },
    ),
  )
  return (
    <Card>
      <form className={page.form} noValidate onSubmit={save}>
        <div className={page.nameLine}>
          <Avatar name={form.values.name || user.name} size="lg" />
          <div className={page.cell}>
            <div className={page.nameLine}>
              <span className={page.name}>{form.values.name || user.name}</span>
              <Badge icon={IconBriefcase}>{t(`roles.${user.role}.name`)}</Badge>
            </div>
            <div className={page.meta}>{user.email}</div>
          </div>
        </div>
        <ErrorNote error={change.error} />
        <TextInput
          label={t('signIn.name')}
          description={t('profile.nameHelp')}
          autoComplete="name"
          {...form.getInputProps('name')}
        />
        <div className={page.actions}>
          <Button type="submit" loading={change.isPending}>
            {t('app.save')}
          </Button>
          <SavedMark isSaved={change.isSuccess && !form.isDirty()} />
        </div>
      </form>
    </Card>
  )
}
