import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Answer } from '../api/routes.ts'
import { ChannelIcon } from '../inbox/parts/channel-icon.tsx'
import { useMay } from '../session/session.tsx'
import { useKinds } from '../settings/channels/use-kinds.ts'
import { ActionTile } from '../ui/action-tile.tsx'
import { useFlowWords } from './flow-words.ts'
import classes from './new-flow.module.css'

interface ChannelChoiceProps {
  readonly channels: Answer<'GET /api/channels'>
  readonly value: string
  /** The template that is chosen: who connects a channel comes back to it. */
  readonly template: string
  choose(id: string): void
}

/** Where visitors meet the flow: a channel that is there, or one to be connected first. */
export function ChannelChoice({ channels, value, template, choose }: ChannelChoiceProps) {
  const { t } = useTranslation()
  const words = useFlowWords()
  const mayConnect = useMay('channels:write')
  const kinds = useKinds()
  const missing = [...(kinds?.values() ?? [])].filter(({ id }) => !channels.some(({ kind }) => kind === id))
  const back = encodeURIComponent(`/flows?new=${encodeURIComponent(template)}`)
  return (
    <fieldset className={classes.channels}>
      <legend className={classes.hidden}>{t('flows.new.channel')}</legend>
      {channels.map(({ id, kind }) => (
        <label key={id} className={classes.channel}>
          <input type="radio" name="channel" value={id} checked={id === value} onChange={() => choose(id)} />
          <ChannelIcon kind={kind} size={18} />
          {words.channel(id)}
        </label>
      ))}
      {mayConnect &&
        missing.map(({ id, icon, name }) => (
          <Link key={id} className={classes.missing} href={`/settings/channels?connect=${encodeURIComponent(id)}&back=${back}`}>
            <ActionTile icon={icon} category={undefined} size={20} />
            {t('channels.newOf', { kind: name })}
          </Link>
        ))}
      {mayConnect && (
        <Link className={classes.missing} href={`/settings/channels?connect&back=${back}`}>
          <IconPlus size={16} stroke={1.75} aria-hidden="true" />
          {t('channels.new')}
        </Link>
      )}
    </fieldset>
  )
}
