import { useTranslation } from 'react-i18next'
import type { FlowView } from '../../runtime/api/contract.ts'
import { ChannelIcon } from '../inbox/parts/channel-icon.tsx'
import { useFlowWords } from './flow-words.ts'
import classes from './flows.module.css'

interface ChannelChipsProps {
  readonly flows: readonly FlowView[]
  /** Undefined: all. */
  readonly channel: string | undefined
  choose(channel: string | undefined): void
}

/** Flows of one channel only, with how many each has. */
export function ChannelChips({ flows, channel, choose }: ChannelChipsProps) {
  const { t } = useTranslation()
  const words = useFlowWords()
  const counts = new Map<string, number>()
  for (const flow of flows) counts.set(flow.channel, (counts.get(flow.channel) ?? 0) + 1)
  return (
    <fieldset className={classes.chips}>
      <legend className={classes.hidden}>{t('flows.channels.label')}</legend>
      <button type="button" className={classes.chip} aria-pressed={channel === undefined} onClick={() => choose(undefined)}>
        {t('flows.channels.all')}
      </button>
      {[...counts].map(([id, count]) => (
        <button key={id} type="button" className={classes.chip} aria-pressed={channel === id} onClick={() => choose(id)}>
          <ChannelIcon kind={words.channelKind(id)} size={16} />
          {words.channel(id)} <span>{count}</span>
        </button>
      ))}
    </fieldset>
  )
}
