import { Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { fieldErrorsOf } from '../../api/field-errors.ts'
import { useAct } from '../../api/use-act.ts'
import { CopyLine } from '../../ui/copy-line.tsx'
import { EditPanel } from '../../ui/edit-panel.tsx'
import { Note } from '../../ui/note.tsx'
import { ScopesField } from './scopes-field.tsx'

const days = ['30', '90', '365', ''] as const

/** Makes a key: its text is shown once, and never again. */
export function TokenPanel({ onClose }: { onClose(): void }) {
  const { t } = useTranslation()
  const make = useAct('POST /api/tokens', ['GET /api/tokens'])
  const form = useForm<{ name: string; scopes: string[]; days: string }>({
    initialValues: { name: '', scopes: [], days: '90' },
    validate: {
      name: value => (value.trim() ? null : t('signIn.nameNeeded')),
      scopes: value => (value.length > 0 ? null : t('tokens.scopesNeeded')),
    },
  })
  const { data: made } = make
  return (
    <EditPanel
      title={t('tokens.add')}
      isOpen
      isBusy={make.isPending}
      error={make.error}
      submit={t(made ? 'app.done' : 'tokens.make')}
      onClose={onClose}
      onSubmit={form.onSubmit(({ name, scopes, days }) => {
        if (made) return onClose()
        return make.mutate(
          { body: { name, scopes, ...(days ? { expiresInDays: Number(days) } : {}) } },
          { onError: error => form.setErrors(fieldErrorsOf(error)) },
        )
      })}
    >
      {made ? (
        <>
          <Note tone="warn">{t('tokens.once')}</Note>
          <CopyLine text={made.token} />
        </>
      ) : (
        <>
          <TextInput label={t('signIn.name')} description={t('tokens.nameHelp')} data-autofocus {...form.getInputProps('name')} />
          <Select
            label={t('tokens.lasts')}
            data={days.map(value => ({ value, label: value ? t('tokens.days', { count: Number(value) }) : t('tokens.noEnd') }))}
            {...form.getInputProps('days')}
          />
          <ScopesField {...form.getInputProps('scopes')} />
        </>
      )}
    </EditPanel>
  )
}
