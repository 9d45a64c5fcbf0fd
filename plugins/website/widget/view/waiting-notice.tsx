/** @jsxImportSource preact */
import type { VNode } from 'preact'
import { useAround } from './around.ts'
import type { PanelProps } from './contract.ts'
import { Icon } from './icon.tsx'
import { hoursOf } from './status-line.ts'

/** What the notice tells from. */
export interface WaitingProps {
  readonly props: PanelProps
}

/** While nobody has come yet: what happens, and that one need not stay. */
export function WaitingNotice({ props: { config, now } }: WaitingProps): VNode {
  const { t, formats } = useAround()
  const { isOpen, changesAt } = hoursOf(config.display.hours, now)
  const back = isOpen === false && changesAt !== undefined ? formats.moment(changesAt, now) : undefined
  return (
    <div class="waiting">
      <Icon name="hourglass" />
      <div>
        <p class="title">{back === undefined ? t('queue') : t('queue.away', { time: back })}</p>
        <p>{back === undefined ? t('queue.text') : t('queue.away.text')}</p>
      </div>
    </div>
  )
}
