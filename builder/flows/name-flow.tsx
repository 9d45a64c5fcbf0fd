import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { FlowView } from '../../runtime/api/contract.ts'
import { useClient } from '../api/api-context.tsx'
import { keyOf } from '../api/query-key.ts'
import { EditPanel } from '../ui/edit-panel.tsx'
import { useFlowFiles } from './use-flow-files.ts'

interface NameFlowProps {
  readonly flow: FlowView
  readonly how: 'rename' | 'duplicate'
  close(): void
}

/** Gives a flow another name, or a copy of it its own. */
export function NameFlow({ flow, how, close }: NameFlowProps) {
  const { t } = useTranslation()
  const client = useClient()
  const queries = useQueryClient()
  const files = useFlowFiles()
  const form = useForm({
    initialValues: { name: how === 'rename' ? flow.name : t('flows.copyOf', { name: flow.name }).slice(0, 200) },
    validate: { name: value => (value.trim() ? null : t('flows.nameNeeded')) },
  })
  const keep = useMutation({
    async mutationFn(name: string) {
      const { revision, flow: draft } = await files.read(flow.id)
      if (how === 'rename')
        await client.act('PUT /api/flows/:id', { params: { id: flow.id }, body: { revision, flow: { ...draft, name } } })
      else {
        const all = await client.call('GET /api/flows')
        await files.add(
          draft,
          name,
          all.map(({ id }) => id),
        )
      }
      await queries.invalidateQueries({ queryKey: keyOf('GET /api/flows') })
    },
    onSuccess: close,
  })
  return (
    <EditPanel
      title={t(how === 'rename' ? 'flows.rename.title' : 'flows.duplicate.title', { name: flow.name })}
      isOpen
      isBusy={keep.isPending}
      error={keep.error}
      submit={t(how === 'rename' ? 'app.save' : 'flows.duplicate.submit')}
      onClose={close}
      onSubmit={form.onSubmit(({ name }) => keep.mutate(name.trim()))}
    >
      <TextInput
        label={t('flows.name')}
        description={t(how === 'rename' ? 'flows.rename.help' : 'flows.duplicate.help')}
        maxLength={200}
        data-autofocus
        {...form.getInputProps('name')}
      />
    </EditPanel>
  )
}
