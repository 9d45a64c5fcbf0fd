import { IconKey, IconWorld, IconWorldX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../ui/badge.tsx'
import type { InstalledPlugin, Permissions } from './installed-plugin.ts'
import classes from './plugins.module.css'

interface PermissionListProps {
  readonly type: InstalledPlugin['type']
  readonly permissions: Permissions
  /** Those that nobody has agreed to yet. */
  readonly fresh?: Permissions | undefined
}

/** What a plugin reaches for, in words. */
export function PermissionList({ type, permissions: { hosts, secrets }, fresh }: PermissionListProps) {
  const { t } = useTranslation()
  const isFresh = (is: 'hosts' | 'secrets', name: string) =>
    fresh?.[is].includes(name) === true && (
      <Badge icon={IconWorld} tone="warn">
        {t('plugins.fresh')}
      </Badge>
    )
  return (
    <ul className={classes.permissions}>
      {hosts.map(host => (
        <li key={host}>
          <IconWorld size={16} stroke={1.75} aria-hidden="true" />
          {host === '*' ? <b>{t('plugins.anyHost')}</b> : <span>{t('plugins.host', { host })}</span>}
          {isFresh('hosts', host)}
        </li>
      ))}
      {secrets.map(name => (
        <li key={name}>
          <IconKey size={16} stroke={1.75} aria-hidden="true" />
          <span>{t('plugins.secret', { name })}</span>
          {isFresh('secrets', name)}
        </li>
      ))}
      {type === 'channel' && (
        <li>
          <IconWorld size={16} stroke={1.75} aria-hidden="true" />
          <span>{t('plugins.setHosts')}</span>
        </li>
      )}
      {hosts.length === 0 && type !== 'channel' && (
        <li>
          <IconWorldX size={16} stroke={1.75} aria-hidden="true" />
          <span>{t('plugins.noHost')}</span>
        </li>
      )}
    </ul>
  )
}
