import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import type { InstalledPlugin } from './installed-plugin.ts'

interface SwitchOffProps {
  readonly plugin: InstalledPlugin
  onClose(): void
}

/** Says who uses a plugin before it stops. */
export function SwitchOff({ plugin: { id, name, flows }, onClose }: SwitchOffProps) {
  const { t, i18n } = useTranslation()
  const change = useAct('PUT /api/plugins/:id', ['GET /api/plugins/installed', 'GET /api/plugins'])
  const names = new Intl.ListFormat(i18n.language).format(flows.map(flow => t('plugins.off.flow', { name: flow.name })))
  return (
    <ConfirmDialog
      title={t('plugins.off.title', { name })}
      confirm={t('plugins.off.do')}
      isOpen
      isBusy={change.isPending}
      error={change.error}
      onClose={onClose}
      onConfirm={() => change.mutate({ params: { id }, body: { on: false } }, { onSuccess: onClose })}
    >
      {flows.length === 0 ? t('plugins.off.unused') : t('plugins.off.used', { names, count: flows.length })}{' '}
      {t('plugins.off.kept')}
    </ConfirmDialog>
  )
}
