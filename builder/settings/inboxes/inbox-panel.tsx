import { MultiSelect, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import type { InboxAbout } from '../../../runtime/api/contract.ts'
import { fieldErrorsOf } from '../../api/field-errors.ts'
import { useAct } from '../../api/use-act.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { EditPanel } from '../../ui/edit-panel.tsx'
import { idOf } from '../id-of.ts'

interface InboxPanelProps {
  /** None: a new one. */
  readonly inbox: InboxAbout | undefined
  readonly taken: readonly string[]
  onClose(): void
}

/** What an inbox is called, who sees it, and when it is tended. */
export function InboxPanel({ inbox, taken, onClose }: InboxPanelProps) {
  const { t } = useTranslation()
  const teams = useAnswer('GET /api/teams')
  const availability = useAnswer('GET /api/availability')
  const save = useAct('PUT /api/inboxes/:id', ['GET /api/inboxes'])
  const form = useForm({
    initialValues: { name: inbox?.name ?? '', teams: [...(inbox?.teams ?? [])], hours: inbox?.hours ?? '' },
    validate: { name: value => (value.trim() ? null : t('signIn.nameNeeded')) },
  })
  const id = inbox?.id ?? idOf(form.values.name, taken, 'inbox')
  return (
    <EditPanel
      title={inbox?.name ?? t('inboxes.add')}
      isOpen
      isBusy={save.isPending}
      error={save.error}
      onClose={onClose}
      onSubmit={form.onSubmit(({ name, teams, hours }) =>
        save.mutate(
          { params: { id }, body: { revision: inbox?.revision ?? 0, name, teams, ...(hours ? { hours } : {}) } },
          { onSuccess: onClose, onError: error => form.setErrors(fieldErrorsOf(error)) },
        ),
      )}
    >
      <TextInput label={t('signIn.name')} description={t('app.idHelp', { id })} data-autofocus {...form.getInputProps('name')} />
      <MultiSelect
        label={t('settings.sections.teams')}
        description={t('inboxes.teamsHelp')}
        data={(teams.data?.teams ?? []).map(team => ({ value: team.id, label: team.name }))}
        nothingFoundMessage={t('people.noTeams')}
        {...form.getInputProps('teams')}
      />
      <Select
        label={t('settings.sections.hours')}
        description={t('inboxes.hoursHelp')}
        data={[
          { value: '', label: t('people.always') },
          ...Object.keys(availability.data?.hours ?? {}).map(name => ({ value: name, label: name })),
        ]}
        {...form.getInputProps('hours')}
      />
    </EditPanel>
  )
}
