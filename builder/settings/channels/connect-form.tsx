import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation, useSearch } from 'wouter'
import { codeOf } from '../../api/api-error.ts'
import { fieldErrorsOf } from '../../api/field-errors.ts'
import { Markdown } from '../../inbox/parts/markdown.tsx'
import { Card } from '../../ui/card.tsx'
import { ErrorNote } from '../../ui/note.tsx'
import page from '../../ui/page.module.css'
import { idOf } from '../id-of.ts'
import { ChannelFields } from './channel-fields.tsx'
import type { ChannelView } from './channel-view.ts'
import classes from './channels.module.css'
import { hasLooks } from './looks.ts'
import { LooksPicture } from './looks-picture.tsx'
import { SecretsProvider } from './secrets-context.tsx'
import { useConnect } from './use-connect.ts'
import type { ChannelKind } from './use-kinds.ts'

interface ConnectFormProps {
  readonly kind: ChannelKind
  readonly channels: readonly ChannelView[]
}

/** How a new channel is set up. What is given to the other side is shown once it is there. */
export function ConnectForm({ kind, channels }: ConnectFormProps) {
  const { t } = useTranslation()
  const search = useSearch()
  const [, go] = useLocation()
  const [config, setConfig] = useState<ChannelView['config']>(() => saidByItself(kind.schema))
  const [secrets, setSecrets] = useState<Readonly<Record<string, string>>>({})
  const [typedId, setId] = useState<string>()
  const taken = channels.map(channel => channel.id)
  const name = typeof config['name'] === 'string' ? config['name'] : ''
  const id = typedId ?? idOf(name || kind.id, taken, 'channel')
  const connect = useConnect(made => go(`/settings/channels/${made.id}?${new URLSearchParams(search)}`))
  const isTaken = taken.includes(id) || codeOf(connect.error) === 'revision_stale'
  const wrongId = !/^[A-Za-z0-9_-]{1,64}$/.test(id) ? t('channels.id.wrong') : isTaken ? t('channels.id.taken') : undefined
  const atFields = Object.keys(fieldErrorsOf(connect.error)).length > 0
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (wrongId === undefined || codeOf(connect.error) === 'revision_stale')
      connect.mutate({ id, kind: kind.id, config, secrets })
  }
  return (
    <form noValidate onSubmit={submit}>
      {kind.steps !== undefined && (
        <Card title={t('channels.steps')}>
          <div className={classes.steps}>
            <Markdown text={kind.steps} />
          </div>
        </Card>
      )}
      <Card title={t('channels.settings')}>
        <div className={hasLooks(kind.schema) ? classes.beside : undefined}>
          <div className={classes.fields}>
            <SecretsProvider
              value={{
                channel: undefined,
                written: secrets,
                write: (secret, value) => setSecrets(now => ({ ...now, [secret]: value })),
              }}
            >
              <ChannelFields
                kind={kind}
                owner="new"
                config={config}
                isReadOnly={false}
                error={connect.error}
                write={(field, value) =>
                  setConfig(({ [field]: _before, ...others }) => (value === undefined ? others : { ...others, [field]: value }))
                }
              />
            </SecretsProvider>
            <TextInput
              label={t('channels.id.label')}
              description={wrongId === undefined ? t('channels.id.help') : undefined}
              error={wrongId}
              dir="ltr"
              maxLength={64}
              value={id}
              onChange={event => setId(event.currentTarget.value)}
            />
          </div>
          {hasLooks(kind.schema) && <LooksPicture schema={kind.schema} config={config} />}
        </div>
        <ErrorNote error={atFields || codeOf(connect.error) === 'revision_stale' ? undefined : connect.error} />
        <div className={`${page.actions} ${classes.ends}`} data-end>
          <Button component={Link} href="/settings/channels" variant="default">
            {t('app.cancel')}
          </Button>
          <Button type="submit" loading={connect.isPending}>
            {t('channels.doConnect')}
          </Button>
        </div>
      </Card>
    </form>
  )
}

/** Texts and lists that a kind has by itself: they are there to be changed. What else it has stands in its empty fields. */
function saidByItself({ properties = {} }: ChannelKind['schema']): ChannelView['config'] {
  const said = Object.entries(properties).flatMap(([name, { default: usual }]) =>
    typeof usual === 'object' && usual !== null && Object.keys(usual).length > 0 ? [[name, usual] as const] : [],
  )
  return Object.fromEntries(said)
}
