import { Button, UnstyledButton } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../session/session.tsx'
import page from '../../ui/page.module.css'
import type { InstalledPlugin } from './installed-plugin.ts'
import { PluginDetails } from './plugin-details.tsx'
import { PluginMeta } from './plugin-meta.tsx'
import { PluginState } from './plugin-state.tsx'
import { PluginTile } from './plugin-tile.tsx'
import classes from './plugins.module.css'
import { SwitchOff } from './switch-off.tsx'
import { SwitchOn } from './switch-on.tsx'
import { useRunning } from './use-running.ts'

interface PluginRowProps {
  readonly plugin: InstalledPlugin
  /** Where folders of plugins lie. */
  readonly folder: string
}

/** One plugin: what it is and how it is. What needs somebody's eye stands open. */
export function PluginRow({ plugin, folder }: PluginRowProps) {
  const { t } = useTranslation()
  const id = useId()
  const mayChange = useMay('plugins:write')
  const [wasOpened, setOpened] = useState<boolean>()
  const [asks, setAsks] = useState<'on' | 'off'>()
  const { state, flows } = plugin
  const name = useRunning(plugin.id).name ?? plugin.name
  const isOpen = wasOpened ?? needsEye(plugin)
  const isOn = state !== 'found' && plugin.given !== undefined
  const close = (): void => setAsks(undefined)
  return (
    <li>
      <div className={classes.line}>
        <UnstyledButton
          className={classes.opener}
          aria-expanded={isOpen}
          aria-controls={id}
          aria-label={t('plugins.detailsOf', { name })}
          onClick={() => setOpened(!isOpen)}
        >
          <IconChevronRight size={14} stroke={1.75} aria-hidden="true" />
        </UnstyledButton>
        <PluginTile plugin={plugin} />
        <div className={page.cell}>
          <div className={page.nameLine}>
            <span className={page.name}>{name}</span>
            <PluginState plugin={plugin} />
          </div>
          <PluginMeta plugin={plugin} />
        </div>
        <div className={page.side}>{flows.length > 0 && t('plugins.usedBy', { count: flows.length })}</div>
        {mayChange && (state === 'found' || state === 'asks') && (
          <Button size="xs" variant="default" aria-label={t(`plugins.${state}.doOf`, { name })} onClick={() => setAsks('on')}>
            {t(`plugins.${state}.do`)}
          </Button>
        )}
        {mayChange && isOn && state !== 'asks' && (
          <Button size="xs" variant="default" aria-label={t('plugins.off.doOf', { name })} onClick={() => setAsks('off')}>
            {t('plugins.off.do')}
          </Button>
        )}
      </div>
      <div id={id} hidden={!isOpen} className={classes.details}>
        {isOpen && (
          <PluginDetails
            plugin={plugin}
            folder={folder}
            {...(mayChange && isOn && state === 'asks' ? { onSwitchOff: () => setAsks('off') } : {})}
          />
        )}
      </div>
      {asks === 'on' && <SwitchOn plugin={plugin} onClose={close} />}
      {asks === 'off' && <SwitchOff plugin={plugin} onClose={close} />}
    </li>
  )
}

function needsEye({ state, problems, secrets, isStale }: InstalledPlugin): boolean {
  return isStale || problems.length > 0 || (state === 'on' && secrets.some(({ isSet }) => !isSet))
}
