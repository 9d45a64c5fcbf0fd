import { ActionIcon } from '@mantine/core'
import { IconHistory, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../../api/use-answer.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { useDocument } from '../editor-context.tsx'
import { useStanding } from '../publish/use-standing.ts'
import type { Look } from './look.ts'
import { VersionRow } from './version-row.tsx'
import classes from './versions.module.css'

interface VersionsPanelProps {
  readonly look: Look | undefined
  onLook(look: Look | undefined): void
  onRestore(version: number): void
  onClose(): void
}

/** The versions that were published, the newest first: to look at, to compare, to take up again. */
export function VersionsPanel({ look, onLook, onRestore, onClose }: VersionsPanelProps) {
  const { t } = useTranslation()
  const id = useDocument(({ settings }) => settings.id)
  const versions = useAnswer('GET /api/flows/:id/versions', { params: { id } })
  const { data: usage } = useAnswer('GET /api/flows/:id/usage', { params: { id } })
  const standing = useStanding(id)
  return (
    <aside className={classes.panel} aria-label={t('editor.versions.title')}>
      <header className={classes.head}>
        <h2>{t('editor.versions.title')}</h2>
        <ActionIcon aria-label={t('app.close')} onClick={onClose}>
          <IconX size={16} stroke={1.75} aria-hidden="true" />
        </ActionIcon>
      </header>
      <div className={classes.scroll}>
        <Loaded query={versions} rows={3}>
          {list =>
            list.length === 0 ? (
              <EmptyState icon={IconHistory} title={t('editor.versions.empty')}>
                {t('editor.versions.emptyHint')}
              </EmptyState>
            ) : (
              <ol className={classes.rows}>
                {list.toReversed().map(version => (
                  <VersionRow
                    key={version.version}
                    version={version}
                    isLive={standing?.live === true && standing.version === version.version}
                    open={usage?.versions.find(used => used.version === version.version)?.open ?? 0}
                    isOn={look?.kind === 'version' ? look.version === version.version : look?.from === version.version}
                    onLook={onLook}
                    onRestore={onRestore}
                  />
                ))}
              </ol>
            )
          }
        </Loaded>
      </div>
    </aside>
  )
}
