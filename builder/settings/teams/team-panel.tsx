import { MultiSelect, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import type { TeamOfAgents, UserView } from '../../../runtime/api/contract.ts'
import { fieldErrorsOf } from '../../api/field-errors.ts'
import { useAct } from '../../api/use-act.ts'
import { EditPanel } from '../../ui/edit-panel.tsx'
import { idOf } from '../id-of.ts'

interface TeamPanelProps {
  /** None: a new one. */
  readonly team: TeamOfAgents | undefined
  readonly taken: readonly string[]
  readonly users: readonly UserView[]
  onClose(): void
}

/** A team's name and members. Its id, by which flows name it, is made from the first name and stays. */
export function TeamPanel({ team, taken, users, onClose }: TeamPanelProps) {
  const { t } = useTranslation()
  const save = useAct('PUT /api/teams/:id', ['GET /api/teams', 'GET /api/users'])
  const form = useForm({
    initialValues: { name: team?.name ?? '', members: [...(team?.members ?? [])] },
    validate: { name: value => (value.trim() ? null : t('signIn.nameNeeded')) },
  })
  const id = team?.id ?? idOf(form.values.name, taken, 'team')
  return (
    <EditPanel
      title={team?.name ?? t('teams.add')}
      isOpen
      isBusy={save.isPending}
      error={save.error}
      onClose={onClose}
      onSubmit={form.onSubmit(body =>
        save.mutate({ params: { id }, body }, { onSuccess: onClose, onError: error => form.setErrors(fieldErrorsOf(error)) }),
      )}
    >
      <TextInput label={t('signIn.name')} description={t('app.idHelp', { id })} data-autofocus {...form.getInputProps('name')} />
      <MultiSelect
        label={t('teams.membersLabel')}
        data={users.map(user => ({ value: user.id, label: user.name }))}
        searchable
        nothingFoundMessage={t('app.nothingFound')}
        {...form.getInputProps('members')}
      />
    </EditPanel>
  )
}
