import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { TimeText } from '../../ui/time-text.tsx'
import { type InstalledPlugin, newIn, pathOf } from './installed-plugin.ts'
import { PermissionList } from './permission-list.tsx'
import { PluginProblems } from './plugin-problems.tsx'
import { PluginSecrets } from './plugin-secrets.tsx'
import classes from './plugins.module.css'

interface PluginDetailsProps {
  readonly plugin: InstalledPlugin
  /** Where folders of plugins lie. */
  readonly folder: string
  /** Where no button in its line does it. */
  onSwitchOff?(): void
}

/** All there is to know of one plugin: what is wrong first. */
export function PluginDetails({ plugin, folder, onSwitchOff }: PluginDetailsProps) {
  const { t } = useTranslation()
  const { type, state, about, origin, place, wants, given, secrets, flows, problems, changedAt, isStale } = plugin
  return (
    <>
      {about && <p className={classes.about}>{about}</p>}
      {isStale && state === 'broken' && <p className={classes.about}>{t('plugins.staleWhy')}</p>}
      {state === 'gone' && <p className={classes.about}>{t('plugins.goneWhy')}</p>}
      {problems.length > 0 && <PluginProblems problems={problems} />}
      <dl className={classes.facts}>
        <Fact name={t(given ? 'plugins.may' : 'plugins.wants')}>
          <PermissionList type={type} permissions={wants} fresh={given ? newIn(wants, given) : undefined} />
        </Fact>
        {secrets.length > 0 && given && (
          <Fact name={t('plugins.secrets.title')}>
            <PluginSecrets plugin={plugin} />
          </Fact>
        )}
        {flows.length > 0 && (
          <Fact name={t('plugins.flows')}>
            <ul className={classes.plain}>
              {flows.map(flow => (
                <li key={flow.id}>
                  <Link href={`/flows/${flow.id}`}>{flow.name}</Link>
                </li>
              ))}
            </ul>
          </Fact>
        )}
        {origin === 'folder' && (
          <Fact name={t('plugins.place')}>
            <code className={classes.path}>{pathOf(folder, place)}</code>
            {changedAt !== undefined && (
              <span className={classes.quiet}>
                {t('plugins.changed')} <TimeText at={changedAt} />
              </span>
            )}
          </Fact>
        )}
      </dl>
      {onSwitchOff && (
        <Button size="xs" variant="default" className={classes.off ?? ''} onClick={onSwitchOff}>
          {t('plugins.off.do')}
        </Button>
      )}
    </>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}
