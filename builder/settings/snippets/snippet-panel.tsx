import { Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import type { SnippetView } from '../../../runtime/api/contract.ts'
import { codeOf } from '../../api/api-error.ts'
import { fieldErrorsOf } from '../../api/field-errors.ts'
import { useAct } from '../../api/use-act.ts'
import { EditPanel } from '../../ui/edit-panel.tsx'
import { idOf } from '../id-of.ts'

interface SnippetPanelProps {
  /** None: a new one. */
  readonly snippet: SnippetView | undefined
  readonly taken: readonly string[]
  onClose(): void
}

/** A text, and the word it is called by. */
export function SnippetPanel({ snippet, taken, onClose }: SnippetPanelProps) {
  const { t } = useTranslation()
  const save = useAct('PUT /api/snippets/:id', ['GET /api/snippets'])
  const form = useForm({
    initialValues: { shortcut: snippet?.shortcut ?? '', text: snippet?.text ?? '' },
    validate: {
      shortcut: value => (/^[\p{L}\p{N}_-]{1,40}$/u.test(value) ? null : t('snippets.shortcutInvalid')),
      text: value => (value.trim() ? null : t('snippets.textNeeded')),
    },
  })
  const isTaken = codeOf(save.error) === 'snippet_taken'
  return (
    <EditPanel
      title={snippet ? `/${snippet.shortcut}` : t('snippets.add')}
      isOpen
      isBusy={save.isPending}
      error={isTaken ? undefined : save.error}
      onClose={onClose}
      onSubmit={form.onSubmit(body =>
        save.mutate(
          {
            params: { id: snippet?.id ?? idOf(body.shortcut, taken, 'snippet') },
            body: { revision: snippet?.revision ?? 0, ...body },
          },
          {
            onSuccess: onClose,
            onError: error =>
              form.setErrors(codeOf(error) === 'snippet_taken' ? { shortcut: error.message } : fieldErrorsOf(error)),
          },
        ),
      )}
    >
      <TextInput
        label={t('snippets.shortcut')}
        description={t('snippets.shortcutHelp')}
        leftSection="/"
        data-autofocus
        {...form.getInputProps('shortcut')}
      />
      <Textarea
        label={t('snippets.text')}
        description={t('snippets.textHelp', { example: '{{contact.firstName|there}}' })}
        autosize
        minRows={5}
        maxRows={16}
        {...form.getInputProps('text')}
      />
    </EditPanel>
  )
}
