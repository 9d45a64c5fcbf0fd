import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { fieldErrorsOf } from '../../api/field-errors.ts'
import { wordsOf } from '../../editor/panel/words-of.ts'
import { useMay } from '../../session/session.tsx'
import { Card } from '../../ui/card.tsx'
import { ErrorNote, Note } from '../../ui/note.tsx'
import page from '../../ui/page.module.css'
import { SavedMark } from '../../ui/saved-mark.tsx'
import { ChannelFields } from './channel-fields.tsx'
import type { ChannelView } from './channel-view.ts'
import classes from './channels.module.css'
import { hasLooks } from './looks.ts'
import { LooksPicture } from './looks-picture.tsx'
import { SecretsProvider } from './secrets-context.tsx'
import { useChannelDraft } from './use-channel-draft.ts'
import type { ChannelKind } from './use-kinds.ts'

interface SettingsCardProps {
  readonly channel: ChannelView
  readonly kind: ChannelKind
}

/** The settings of a channel, to be changed. What somebody else saves meanwhile is taken in; what is filled in here stays. */
export function SettingsCard({ channel, kind }: SettingsCardProps) {
  const { t, i18n } = useTranslation()
  const mayWrite = useMay('channels:write')
  const { draft, isChanged, isSaving, isSaved, error, write, discard, save } = useChannelDraft(channel)
  const atFields = Object.keys(fieldErrorsOf(error)).length > 0
  const clashing = draft.clashes.map(name => wordsOf(kind.labels, [name], kind.schema.properties?.[name]).label)
  return (
    <Card title={t('channels.settings')} action={<SavedMark isSaved={isSaved} />}>
      <form
        noValidate
        className={classes.stack}
        onSubmit={event => {
          event.preventDefault()
          save()
        }}
      >
        {draft.isRebased && (
          <Note tone="warn">
            {t('channels.meanwhile.changed')}{' '}
            {clashing.length > 0 &&
              t('channels.meanwhile.yours', {
                fields: new Intl.ListFormat(i18n.language === 'xx' ? 'en' : i18n.language).format(clashing),
              })}
          </Note>
        )}
        <div className={hasLooks(kind.schema) ? classes.beside : undefined}>
          <div className={classes.fields}>
            <SecretsProvider value={{ channel, written: {}, write: () => undefined }}>
              <ChannelFields
                kind={kind}
                owner={channel.id}
                config={draft.config}
                isReadOnly={!mayWrite}
                error={error}
                write={write}
              />
            </SecretsProvider>
          </div>
          {hasLooks(kind.schema) && <LooksPicture schema={kind.schema} config={draft.config} />}
        </div>
        <ErrorNote error={atFields ? undefined : error} />
        {atFields && <Note tone="bad">{t('channels.atFields')}</Note>}
        {mayWrite && (
          <div className={page.actions} data-end>
            {isChanged && (
              <Button variant="default" onClick={discard}>
                {t('channels.discard')}
              </Button>
            )}
            <Button type="submit" loading={isSaving}>
              {t('app.save')}
            </Button>
          </div>
        )}
      </form>
    </Card>
  )
}
