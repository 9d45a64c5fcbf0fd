import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { ErrorNote, Note } from '../../ui/note.tsx'
import page from '../../ui/page.module.css'
import { type InstalledPlugin, newIn } from './installed-plugin.ts'
import { PermissionList } from './permission-list.tsx'
import classes from './plugins.module.css'

interface SwitchOnProps {
  readonly plugin: InstalledPlugin
  onClose(): void
}

/** Shows what a plugin wants before any of its code runs, and switches it on. */
export function SwitchOn({ plugin, onClose }: SwitchOnProps) {
  const { t } = useTranslation()
  const change = useAct('PUT /api/plugins/:id', ['GET /api/plugins/installed', 'GET /api/plugins'])
  // What somebody agrees to is what they have read, not what has come meanwhile.
  const [{ id, type, name, wants, given }] = useState(plugin)
  const isMore = given !== undefined
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(isMore ? 'plugins.asks.title' : 'plugins.found.title', { name })}
      size={480}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <div className={page.formWide}>
        <div>
          <p className={classes.lead}>{t(isMore ? 'plugins.asks.lead' : 'plugins.found.lead', { name })}</p>
          <PermissionList type={type} permissions={wants} fresh={isMore ? newIn(wants, given) : undefined} />
        </div>
        <Note tone="warn">
          <b>{t('plugins.trust.title')}</b>
          <p>{t('plugins.trust.body')}</p>
        </Note>
        <ErrorNote error={change.error} />
        <div className={page.actions} data-end>
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('app.cancel')}
          </Button>
          <Button
            loading={change.isPending}
            onClick={() => change.mutate({ params: { id }, body: { on: true, permissions: wants } }, { onSuccess: onClose })}
          >
            {t(isMore ? 'plugins.asks.allow' : 'plugins.found.do')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
