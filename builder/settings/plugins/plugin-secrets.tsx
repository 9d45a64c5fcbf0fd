import { Button } from '@mantine/core'
import { IconCircleCheck, IconCircleDashed, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { useAnswerWhen } from '../../api/use-answer.ts'
import { useMay } from '../../session/session.tsx'
import { Badge } from '../../ui/badge.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { RowMenu } from '../../ui/row-menu.tsx'
import { TimeText } from '../../ui/time-text.tsx'
import type { InstalledPlugin } from './installed-plugin.ts'
import classes from './plugins.module.css'
import { SecretPanel } from './secret-panel.tsx'

/** The credentials of a plugin: which are set, since when and by whom. What is in them nobody reads again. */
export function PluginSecrets({ plugin }: { readonly plugin: InstalledPlugin }) {
  const { t } = useTranslation()
  const mayChange = useMay('plugins:write')
  const users = useAnswerWhen(useMay('users:read'), 'GET /api/users').data?.users ?? []
  const [written, setWritten] = useState<string>()
  const [removed, setRemoved] = useState<string>()
  const remove = useAct('DELETE /api/plugins/:id/secrets/:name', ['GET /api/plugins/installed'])
  const nameOf = (id: string): string => users.find(user => user.id === id.replace(/^agent:/, ''))?.name ?? id
  const close = (): void => {
    setRemoved(undefined)
    remove.reset()
  }
  return (
    <>
      <ul className={classes.secrets}>
        {plugin.secrets.map(({ name, isSet, at, by }) => (
          <li key={name}>
            <code>{name}</code>
            {isSet ? (
              <Badge icon={IconCircleCheck} tone="ok">
                {t('plugins.secrets.set')}
              </Badge>
            ) : (
              <Badge icon={IconCircleDashed} tone="warn">
                {t('plugins.secrets.missing')}
              </Badge>
            )}
            <span className={classes.quiet}>
              {at !== undefined && <TimeText at={at} />}
              {by !== undefined && ` · ${nameOf(by)}`}
            </span>
            {mayChange && (
              <span className={classes.acts}>
                <Button
                  size="xs"
                  variant="default"
                  aria-label={t(isSet ? 'plugins.secrets.replaceOf' : 'plugins.secrets.doSetOf', { name })}
                  onClick={() => setWritten(name)}
                >
                  {t(isSet ? 'plugins.secrets.replace' : 'plugins.secrets.doSet')}
                </Button>
                {isSet && (
                  <RowMenu
                    label={t('app.menuOf', { name })}
                    acts={[
                      {
                        id: 'remove',
                        label: t('plugins.secrets.remove'),
                        icon: IconTrash,
                        isHarsh: true,
                        run: () => setRemoved(name),
                      },
                    ]}
                  />
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
      {written !== undefined && <SecretPanel of="plugin" owner={plugin} name={written} onClose={() => setWritten(undefined)} />}
      <ConfirmDialog
        title={t('plugins.secrets.removeTitle', { name: removed ?? '' })}
        confirm={t('plugins.secrets.remove')}
        isOpen={removed !== undefined}
        isBusy={remove.isPending}
        error={remove.error}
        onClose={close}
        onConfirm={() => {
          if (removed !== undefined) remove.mutate({ params: { id: plugin.id, name: removed } }, { onSuccess: close })
        }}
      >
        {t('plugins.secrets.removeBody', { name: plugin.name })}
      </ConfirmDialog>
    </>
  )
}
