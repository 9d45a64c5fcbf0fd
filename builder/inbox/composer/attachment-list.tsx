import { CloseButton, Loader } from '@mantine/core'
import { IconAlertTriangle, IconPaperclip } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './composer.module.css'
import type { Attachments } from './use-attachments.ts'

/** What goes along, and why something does not. */
export function AttachmentList({ attachments }: { readonly attachments: Attachments }) {
  const { t } = useTranslation()
  if (attachments.list.length === 0) return null
  return (
    <ul className={classes.files} aria-label={t('inbox.composer.files')}>
      {attachments.list.map(({ key, name, state, problem }) => (
        <li key={key} className={classes.file} data-failed={state === 'failed' || undefined}>
          {state === 'uploading' && <Loader size={12} aria-label={t('inbox.composer.uploading')} />}
          {state === 'ready' && <IconPaperclip size={14} stroke={1.75} aria-hidden="true" />}
          {state === 'failed' && <IconAlertTriangle size={14} stroke={1.75} aria-hidden="true" />}
          <span title={problem ?? name} role={state === 'failed' ? 'alert' : undefined}>
            <bdi>{name}</bdi>
            {problem && `: ${problem}`}
          </span>
          <CloseButton
            size={24}
            iconSize={14}
            aria-label={t('inbox.composer.removeFile', { name })}
            onClick={() => attachments.remove(key)}
          />
        </li>
      ))}
    </ul>
  )
}
