import { MultiSelect, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { fieldErrorsOf } from '../../api/field-errors.ts'
import { useAct } from '../../api/use-act.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { CopyLine } from '../../ui/copy-line.tsx'
import { EditPanel } from '../../ui/edit-panel.tsx'
import { isEmail } from '../../ui/is-email.ts'
import { Note } from '../../ui/note.tsx'
import { type Role, RoleField } from './role-field.tsx'

interface InvitePanelProps {
  readonly isOpen: boolean
  onClose(): void
}

/** Makes a link by which somebody joins the team. */
export function InvitePanel({ isOpen, onClose }: InvitePanelProps) {
  const { t } = useTranslation()
  const teams = useAnswer('GET /api/teams')
  const invite = useAct('POST /api/invites', ['GET /api/invites'])
  const form = useForm<{ email: string; role: Role; teams: string[] }>({
    initialValues: { email: '', role: 'agent', teams: [] },
    validate: { email: value => (isEmail(value) ? null : t('signIn.emailNeeded')) },
  })
  const close = (): void => {
    onClose()
    if (!invite.data) return
    form.reset()
    invite.reset()
  }
  const { data: made } = invite
  const again = (): void => {
    form.reset()
    invite.reset()
  }
  return (
    <EditPanel
      title={t('people.invite')}
      isOpen={isOpen}
      isBusy={invite.isPending}
      error={invite.error}
      submit={t(made ? 'people.inviteNext' : 'people.inviteMake')}
      onClose={close}
      onSubmit={form.onSubmit(body => {
        if (made) again()
        else invite.mutate({ body }, { onError: error => form.setErrors(fieldErrorsOf(error)) })
      })}
    >
      {made ? (
        <>
          <Note tone="ok">{t('people.invited', { email: made.invite.email })}</Note>
          <CopyLine text={made.url} />
        </>
      ) : (
        <>
          <TextInput
            label={t('signIn.email')}
            description={t('people.emailHelp')}
            type="email"
            data-autofocus
            {...form.getInputProps('email')}
          />
          <RoleField value={form.values.role} onChange={role => form.setFieldValue('role', role)} />
          <MultiSelect
            label={t('settings.sections.teams')}
            data={(teams.data?.teams ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            nothingFoundMessage={t('people.noTeams')}
            clearButtonProps={{ 'aria-label': t('app.clear') }}
            {...form.getInputProps('teams')}
          />
        </>
      )}
    </EditPanel>
  )
}
