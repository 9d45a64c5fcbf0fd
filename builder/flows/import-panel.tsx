import { FileInput, Radio, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconFileImport } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { FlowView } from '../../runtime/api/contract.ts'
import { keyOf } from '../api/query-key.ts'
import { EditPanel } from '../ui/edit-panel.tsx'
import { FileReport } from './file-report.tsx'
import { mostFileBytes, type ReadFile, readFlowFile, tooLarge } from './read-flow-file.ts'
import { useFlowFiles } from './use-flow-files.ts'

interface ImportPanelProps {
  /** A file that was dropped already. */
  readonly first: File | undefined
  /** Those that are there. */
  readonly flows: readonly FlowView[]
  close(): void
}

/** Takes a flow in from a file: says what it is, and asks where its id is taken. */
export function ImportPanel({ first, flows, close }: ImportPanelProps) {
  const { t } = useTranslation()
  const [, go] = useLocation()
  const queries = useQueryClient()
  const files = useFlowFiles()
  const [file, setFile] = useState<File | null>(first ?? null)
  const [read, setRead] = useState<ReadFile>()
  const form = useForm({
    initialValues: { how: 'copy', name: '' },
    validate: { name: value => (value.trim() ? null : t('flows.nameNeeded')) },
  })
  const { setValues } = form
  const look = useCallback(
    async (chosen: File) => {
      const found = chosen.size > mostFileBytes ? tooLarge : readFlowFile(await chosen.text())
      setRead(found)
      if (found.flow) setValues({ how: 'copy', name: found.flow.name })
    },
    [setValues],
  )
  useEffect(() => {
    if (file) void look(file)
  }, [file, look])
  const flow = read?.flow
  const taken = flow && flows.find(({ id }) => id === flow.id)
  const take = useMutation({
    async mutationFn({ how, name }: { how: string; name: string }) {
      if (!flow) return
      const renamed = { ...flow, name: name.trim() }
      const id =
        taken && how === 'replace'
          ? await files.replace(renamed)
          : await files.bringIn(
              renamed,
              flows.map(({ id }) => id),
            )
      await queries.invalidateQueries({ queryKey: keyOf('GET /api/flows') })
      go(`/flows/${id}`)
    },
  })
  return (
    <EditPanel
      title={t('flows.import.title')}
      isOpen
      isBusy={take.isPending}
      error={take.error}
      submit={t('flows.import.submit')}
      canSubmit={flow !== undefined}
      onClose={close}
      onSubmit={form.onSubmit(values => take.mutate(values))}
    >
      <FileInput
        label={t('flows.import.file')}
        description={t('flows.import.fileHelp', { megabytes: mostFileBytes / 1_000_000 })}
        placeholder={t('flows.import.choose')}
        leftSection={<IconFileImport size={16} stroke={1.75} aria-hidden="true" />}
        accept=".json,application/json"
        value={file}
        onChange={chosen => {
          setRead(undefined)
          setFile(chosen)
        }}
        data-autofocus
      />
      {read && <FileReport read={read} />}
      {taken && (
        <Radio.Group label={t('flows.import.taken', { name: taken.name })} {...form.getInputProps('how')}>
          <Radio value="copy" label={t('flows.import.asCopy')} description={t('flows.import.asCopyHelp')} mt={6} />
          <Radio value="replace" label={t('flows.import.replace')} description={t('flows.import.replaceHelp')} mt={6} />
        </Radio.Group>
      )}
      {flow && <TextInput label={t('flows.name')} maxLength={200} {...form.getInputProps('name')} />}
    </EditPanel>
  )
}
