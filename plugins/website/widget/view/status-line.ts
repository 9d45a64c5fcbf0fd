import type { PanelProps } from './contract.ts'
import type { Formats } from './formats.ts'
import type { Wording } from './wording.ts'

/** What stands under the name: who speaks, and whether people are there. */
export interface StatusLine {
  readonly text: string
  /** People can answer now. */
  readonly isHere: boolean
}

type Known = Pick<PanelProps, 'state' | 'config' | 'now'>

/** Says who speaks. A bot is always called one. */
export function statusLineOf({ state, config, now }: Known, { t }: Wording, { moment }: Formats): StatusLine {
  const { conversation } = state
  const { isOpen, changesAt } = hoursOf(config.display.hours, now)
  const until = changesAt === undefined ? undefined : { time: moment(changesAt, now) }
  const away = { text: until ? t('status.away.until', until) : t('status.away'), isHere: false }
  if (conversation?.status === 'closed') return { text: t('status.ended'), isHere: false }
  if (conversation?.owner === 'agent') return isOpen === false ? away : { text: t('status.here'), isHere: true }
  if (conversation?.owner === 'queue') return isOpen === false ? away : { text: t('status.looking'), isHere: false }
  if (config.flow.kind === 'live-chat') {
    if (isOpen === false) return away
    return { text: until ? t('status.people.until', until) : t('status.people'), isHere: isOpen === true }
  }
  if (!until) return { text: t('status.bot'), isHere: false }
  return isOpen === true
    ? { text: t('status.bot.until', until), isHere: true }
    : { text: t('status.bot.from', until), isHere: false }
}

/** Opening hours as they are now: when the change that was told has come, it has happened. */
export function hoursOf(
  hours: PanelProps['config']['display']['hours'],
  now: number,
): { readonly isOpen?: boolean; readonly changesAt?: number } {
  if (!hours) return {}
  const { open, changesAt } = hours
  if (changesAt === undefined) return { isOpen: open }
  return changesAt > now ? { isOpen: open, changesAt } : { isOpen: !open }
}
