import { MultiSelect, NumberInput, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import type { UserView } from '../../../runtime/api/contract.ts'
import { fieldErrorsOf } from '../../api/field-errors.ts'
import { useAct } from '../../api/use-act.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { EditPanel } from '../../ui/edit-panel.tsx'
import { RoleField } from './role-field.tsx'

interface PersonPanelProps {
  readonly user: UserView
  onClose(): void
}

/** What an admin can say of somebody. */
export function PersonPanel({ user, onClose }: PersonPanelProps) {
  const { t } = useTranslation()
  const teams = useAnswer('GET /api/teams')
  const availability = useAnswer('GET /api/availability')
  const change = useAct('PATCH /api/users/:id', ['GET /api/users', 'GET /api/teams'])
  const form = useForm({
    initialValues: {
      name: user.name,
      role: user.role,
      teams: [...user.teams],
      capacity: user.capacity,
      hours: user.hours ?? '',
    },
    validate: { name: value => (value.trim() ? null : t('signIn.nameNeeded')) },
  })
  return (
    <EditPanel
      title={user.name}
      isOpen
      isBusy={change.isPending}
      error={change.error}
      onClose={onClose}
      onSubmit={form.onSubmit(({ name, role, teams, capacity, hours }) =>
        change.mutate(
          { params: { id: user.id }, body: { name, role, teams, capacity: Number(capacity), hours: hours || null } },
          { onSuccess: onClose, onError: error => form.setErrors(fieldErrorsOf(error)) },
        ),
      )}
    >
      <TextInput label={t('signIn.name')} {...form.getInputProps('name')} />
      <TextInput label={t('signIn.email')} value={user.email} readOnly />
      <RoleField value={form.values.role} onChange={role => form.setFieldValue('role', role)} />
      <MultiSelect
        label={t('settings.sections.teams')}
        data={(teams.data?.teams ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        nothingFoundMessage={t('people.noTeams')}
        {...form.getInputProps('teams')}
      />
      <NumberInput
        label={t('people.capacity')}
        description={t('people.capacityHelp')}
        min={0}
        max={1_000}
        allowDecimal={false}
        {...form.getInputProps('capacity')}
      />
      <Select
        label={t('people.hours')}
        description={t('people.hoursHelp')}
        data={[
          { value: '', label: t('people.always') },
          ...Object.keys(availability.data?.hours ?? {}).map(id => ({ value: id, label: id })),
        ]}
        {...form.getInputProps('hours')}
      />
    </EditPanel>
  )
}
