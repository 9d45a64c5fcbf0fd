import { Checkbox, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { EditPanel } from '../../ui/edit-panel.tsx'
import { Note } from '../../ui/note.tsx'
import classes from './plugins.module.css'

interface SecretPanelProps {
  /** Whose it is. */
  readonly of: 'plugin' | 'channel'
  readonly owner: { readonly id: string; readonly name: string }
  /** Of the credential. */
  readonly name: string
  /** What people call it; else its name. */
  readonly title?: string
  onClose(): void
}

/** As long as the server keeps one. */
const mostLetters = 8_000

/** Writes a credential: several lines, because keys have them. What was there before is not shown, and what is written not again. */
export function SecretPanel({ of, owner, name, title = name, onClose }: SecretPanelProps) {
  const { t } = useTranslation()
  const puts = {
    plugin: useAct('PUT /api/plugins/:id/secrets/:name', ['GET /api/plugins/installed']),
    channel: useAct('PUT /api/channels/:id/secrets/:name', ['GET /api/channels']),
  }
  const put = puts[of]
  const [value, setValue] = useState('')
  const [isShown, setShown] = useState(false)
  const [isEmpty, setEmpty] = useState(false)
  return (
    <EditPanel
      title={t('plugins.secrets.writeTitle', { name: title })}
      isOpen
      isBusy={put.isPending}
      error={put.error}
      onClose={onClose}
      onSubmit={event => {
        event.preventDefault()
        if (value.trim() === '') return setEmpty(true)
        return put.mutate({ params: { id: owner.id, name }, body: { value } }, { onSuccess: onClose })
      }}
    >
      <Note>{t('plugins.secrets.once', { name: owner.name })}</Note>
      <Textarea
        label={t('plugins.secrets.value')}
        description={t('plugins.secrets.valueHelp')}
        error={isEmpty && value.trim() === '' ? t('plugins.secrets.needed') : undefined}
        classNames={{ input: classes.secret ?? '' }}
        data-hidden={!isShown || undefined}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={mostLetters}
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        dir="ltr"
        data-autofocus
        value={value}
        onChange={event => setValue(event.currentTarget.value)}
      />
      <Checkbox label={t('plugins.secrets.show')} checked={isShown} onChange={event => setShown(event.currentTarget.checked)} />
    </EditPanel>
  )
}
