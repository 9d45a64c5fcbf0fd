import { Button } from '@mantine/core'
import { IconArrowBackUp, IconHistory } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../session/session.tsx'
import type { Look } from './look.ts'
import classes from './versions.module.css'

interface VersionBannerProps {
  readonly look: Look
  onRestore(version: number): void
  onClose(): void
}

/** Says what is looked at, and leads back to the draft. */
export function VersionBanner({ look, onRestore, onClose }: VersionBannerProps) {
  const { t } = useTranslation()
  const mayWrite = useMay('flows:write')
  const older = look.kind === 'version' ? look.version : look.from
  const words =
    look.kind === 'version'
      ? t('editor.versions.looking', { version: older })
      : look.to === undefined
        ? t('editor.versions.comparingDraft', { version: older })
        : t('editor.versions.comparing', { from: older, to: look.to })
  return (
    <div className={classes.banner} role="status">
      <IconHistory size={16} stroke={1.75} aria-hidden="true" />
      <span>{words}</span>
      {mayWrite && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconArrowBackUp size={14} stroke={1.75} aria-hidden="true" />}
          onClick={() => onRestore(older)}
        >
          {t('editor.versions.restoreOf', { version: older })}
        </Button>
      )}
      <Button size="xs" onClick={onClose}>
        {t('editor.versions.back')}
      </Button>
    </div>
  )
}
