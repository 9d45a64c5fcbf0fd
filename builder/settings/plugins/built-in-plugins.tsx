import { UnstyledButton } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../ui/card.tsx'
import page from '../../ui/page.module.css'
import type { InstalledPlugin } from './installed-plugin.ts'
import { PluginMeta } from './plugin-meta.tsx'
import { PluginSecrets } from './plugin-secrets.tsx'
import { PluginTile } from './plugin-tile.tsx'
import classes from './plugins.module.css'
import { useRunning } from './use-running.ts'

/** What is there from the start: always on, so it is folded until somebody looks. */
export function BuiltInPlugins({ plugins }: { readonly plugins: readonly InstalledPlugin[] }) {
  const { t } = useTranslation()
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  if (plugins.length === 0) return null
  return (
    <Card isList>
      <h2>
        <UnstyledButton className={classes.fold} aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
          <IconChevronRight size={14} stroke={1.75} aria-hidden="true" />
          {t('plugins.builtIn', { count: plugins.length })}
        </UnstyledButton>
      </h2>
      <ul id={id} hidden={!isOpen} className={`${classes.list} ${classes.builtIn}`}>
        {isOpen && plugins.map(plugin => <BuiltIn key={plugin.id} plugin={plugin} />)}
      </ul>
    </Card>
  )
}

function BuiltIn({ plugin }: { readonly plugin: InstalledPlugin }) {
  const { t } = useTranslation()
  const { flows, secrets } = plugin
  const name = useRunning(plugin.id).name ?? plugin.name
  return (
    <li>
      <div className={classes.line}>
        <PluginTile plugin={plugin} />
        <div className={page.cell}>
          <div className={page.name}>{name}</div>
          <PluginMeta plugin={plugin} />
        </div>
        <div className={page.side}>{flows.length > 0 && t('plugins.usedBy', { count: flows.length })}</div>
      </div>
      {secrets.length > 0 && (
        <div className={classes.details}>
          <PluginSecrets plugin={plugin} />
        </div>
      )}
    </li>
  )
}
