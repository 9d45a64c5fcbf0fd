import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { Note } from '../../ui/note.tsx'
import { TimeText } from '../../ui/time-text.tsx'
import type { ChannelState } from './channel-state.ts'
import type { ChannelView } from './channel-view.ts'
import classes from './channels.module.css'

interface StateNoteProps {
  readonly channel: ChannelView
  readonly state: ChannelState
  readonly isPush: boolean
}

const tones = {
  working: 'ok',
  waiting: 'ok',
  opening: 'info',
  unset: 'warn',
  paused: 'warn',
  trouble: 'bad',
  failed: 'bad',
  broken: 'bad',
} as const satisfies Readonly<Record<ChannelState, string>>

/** How a channel is in a sentence, and what to do where people can mend it. */
export function StateNote({ channel, state, isPush }: StateNoteProps) {
  const { t } = useTranslation()
  const { status, kind, secrets } = channel
  const { trouble, why, waiting = 0 } = status ?? {}
  const missing = secrets.filter(({ isSet }) => !isSet).map(({ name }) => name)
  return (
    <Note tone={tones[state]}>
      {state === 'trouble' ? (
        <>
          {trouble?.remedy ?? t('channels.says.trouble')} {trouble && <TimeText at={trouble.at} />}
        </>
      ) : state === 'waiting' ? (
        t('channels.says.waiting', { count: waiting })
      ) : state === 'paused' ? (
        t(isPush ? 'channels.says.paused' : 'channels.says.pausedSite')
      ) : state === 'broken' ? (
        <>
          {t('channels.says.broken', { kind })} <Link href="/settings/plugins">{t('settings.sections.plugins')}</Link>
        </>
      ) : state === 'unset' ? (
        t('channels.says.unset', { count: missing.length })
      ) : state === 'working' ? (
        t(isPush ? 'channels.says.working' : 'channels.says.workingSite')
      ) : (
        t(`channels.says.${state}`)
      )}
      {state === 'trouble' && trouble && <span className={classes.why}>{t('channels.saidThere', { why: trouble.why })}</span>}
      {(state === 'failed' || state === 'broken') && why !== undefined && <span className={classes.why}>{why}</span>}
    </Note>
  )
}
