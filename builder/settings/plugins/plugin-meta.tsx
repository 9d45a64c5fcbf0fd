import { useTranslation } from 'react-i18next'
import page from '../../ui/page.module.css'
import type { InstalledPlugin } from './installed-plugin.ts'

/** What kind of plugin it is, where it is from, and in which version. */
export function PluginMeta({ plugin: { id, type, origin, place, version } }: { readonly plugin: InstalledPlugin }) {
  const { t } = useTranslation()
  const parts = [
    id,
    type && t(`plugins.type.${type}`),
    origin !== 'built-in' && t(`plugins.origin.${origin}`, { place }),
    version !== undefined && t('plugins.version', { version }),
  ]
  return <div className={page.meta}>{parts.filter(Boolean).join(' · ')}</div>
}
