import { TextInput } from '@mantine/core'
import { IconMessages, IconRobot } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../../api/use-answer.ts'
import { useChannelNames } from '../../locale/use-channel-names.ts'
import { Badge } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'
import { ErrorWords } from '../panel/field-box.tsx'
import { Pick, type PickOption } from '../panel/fields/pick.tsx'
import { withUnlisted } from '../panel/fields/pick-field.tsx'
import classes from './options.module.css'
import { useSettingProblem, useSettings } from './use-settings.ts'

/** What the flow is called, where visitors meet it, and where its conversations land. */
export function AboutCard() {
  const { t } = useTranslation()
  const { settings, isReadOnly, patch, leave } = useSettings()
  const channels = useAnswer('GET /api/channels').data
  const channelName = useChannelNames()
  const inboxes = useAnswer('GET /api/inboxes').data?.inboxes
  const { name, kind } = settings
  const error = name.trim() === '' ? t('editor.options.about.nameNeeded') : undefined
  return (
    <Card title={t('editor.options.about.title')}>
      <div className={classes.fields}>
        <TextInput
          label={t('editor.options.about.name')}
          description={error ? undefined : t('editor.options.about.nameHelp')}
          error={error && <ErrorWords>{error}</ErrorWords>}
          maxLength={200}
          readOnly={isReadOnly}
          value={name}
          onChange={event => patch({ name: event.currentTarget.value }, 'flow:name')}
          onBlur={leave}
        />
        <div className={classes.kind}>
          <span className={classes.label}>{t('editor.options.about.kind')}</span>
          <Badge icon={kind === 'bot' ? IconRobot : IconMessages}>{t(`flows.kind.${kind}`)}</Badge>
          <span className={classes.help}>{t(`editor.options.about.kindHelp.${kind}`)}</span>
        </div>
        <div className={classes.pair}>
          <Place
            name="channel"
            options={(channels ?? []).map(channel => ({ value: channel.id, label: channelName(channel.id) }))}
            isLoaded={channels !== undefined}
          />
          <Place
            name="inbox"
            options={(inboxes ?? []).map(inbox => ({ value: inbox.id, label: inbox.name }))}
            isLoaded={inboxes !== undefined}
          />
        </div>
      </div>
    </Card>
  )
}

interface PlaceProps {
  readonly name: 'channel' | 'inbox'
  readonly options: readonly PickOption[]
  readonly isLoaded: boolean
}

function Place({ name, options, isLoaded }: PlaceProps) {
  const { t } = useTranslation()
  const { settings, isReadOnly, patch } = useSettings()
  const problem = useSettingProblem([name])
  // An inbox that nobody has set up is open to all: nothing is wrong with it.
  const gone = isLoaded && name === 'channel' ? t('editor.pick.gone') : undefined
  return (
    <Pick
      id={`options-${name}`}
      label={t(`editor.options.about.${name}`)}
      description={problem ? undefined : t(`editor.options.about.${name}Help`)}
      error={problem && <ErrorWords>{problem}</ErrorWords>}
      value={settings[name]}
      groups={withUnlisted([{ options }], settings[name], gone)}
      isReadOnly={isReadOnly}
      onPick={id => {
        if (id !== undefined) patch({ [name]: id })
      }}
    />
  )
}
