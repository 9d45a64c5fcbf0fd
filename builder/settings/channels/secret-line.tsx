import { Button } from '@mantine/core'
import { IconCircleCheck, IconCircleDashed, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { FieldBox } from '../../editor/panel/field-box.tsx'
import { useChannelNames } from '../../locale/use-channel-names.ts'
import { Badge } from '../../ui/badge.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { RowMenu } from '../../ui/row-menu.tsx'
import { TimeText } from '../../ui/time-text.tsx'
import { SecretPanel } from '../plugins/secret-panel.tsx'
import type { ChannelView } from './channel-view.ts'
import classes from './channels.module.css'

interface SecretLineProps {
  readonly channel: ChannelView
  readonly name: string
  readonly label: string
  readonly help: string | undefined
  readonly error: string | undefined
  readonly isReadOnly: boolean
}

/** A secret of a channel that is there: whether it is set, since when; set anew at once, apart from all other fields. */
export function SecretLine({ channel, name, label, help, error, isReadOnly }: SecretLineProps) {
  const { t } = useTranslation()
  const called = useChannelNames()(channel.id)
  const remove = useAct('DELETE /api/channels/:id/secrets/:name', ['GET /api/channels'])
  const [isWriting, setWriting] = useState(false)
  const [isRemoving, setRemoving] = useState(false)
  const known = channel.secrets.find(each => each.name === name)
  const isSet = known?.isSet === true
  const close = (): void => {
    setRemoving(false)
    remove.reset()
  }
  return (
    <FieldBox id={`secret-${name}`} label={label} help={help} error={error}>
      <div className={classes.secret}>
        <Badge icon={isSet ? IconCircleCheck : IconCircleDashed} tone={isSet ? 'ok' : 'warn'}>
          {t(isSet ? 'plugins.secrets.set' : 'plugins.secrets.missing')}
        </Badge>
        <span className={classes.quiet}>{known?.at !== undefined && <TimeText at={known.at} />}</span>
        {!isReadOnly && (
          <>
            <Button
              size="xs"
              variant="default"
              aria-label={t(isSet ? 'plugins.secrets.replaceOf' : 'plugins.secrets.doSetOf', { name: label })}
              onClick={() => setWriting(true)}
            >
              {t(isSet ? 'plugins.secrets.replace' : 'plugins.secrets.doSet')}
            </Button>
            {isSet && (
              <RowMenu
                label={t('app.menuOf', { name: label })}
                acts={[
                  {
                    id: 'remove',
                    label: t('plugins.secrets.remove'),
                    icon: IconTrash,
                    isHarsh: true,
                    run: () => setRemoving(true),
                  },
                ]}
              />
            )}
          </>
        )}
      </div>
      {isWriting && (
        <SecretPanel
          of="channel"
          owner={{ id: channel.id, name: called }}
          name={name}
          title={label}
          onClose={() => setWriting(false)}
        />
      )}
      <ConfirmDialog
        title={t('plugins.secrets.removeTitle', { name: label })}
        confirm={t('plugins.secrets.remove')}
        isOpen={isRemoving}
        isBusy={remove.isPending}
        error={remove.error}
        onClose={close}
        onConfirm={() => remove.mutate({ params: { id: channel.id, name } }, { onSuccess: close })}
      >
        {t('plugins.secrets.removeBody', { name: called })}
      </ConfirmDialog>
    </FieldBox>
  )
}
