import { IconMessages, IconRoute, IconSearch } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import type { FlowView } from '../../runtime/api/contract.ts'
import { ChannelIcon } from '../inbox/parts/channel-icon.tsx'
import { TimeText } from '../ui/time-text.tsx'
import { FlowBadges } from './flow-badges.tsx'
import { FlowMenu } from './flow-menu.tsx'
import type { FlowWords } from './flow-words.ts'
import classes from './flows.module.css'
import { LiveSwitch } from './live-switch.tsx'

interface FlowRowProps {
  readonly flow: FlowView
  readonly words: FlowWords
  /** Its place, or what moves it there. */
  readonly place: ReactNode
  readonly isDragged: boolean
}

/** One flow in the list; all of the row leads to it. */
export function FlowRow({ flow, words, place, isDragged }: FlowRowProps) {
  const { t } = useTranslation()
  const [, go] = useLocation()
  const by = flow.changedBy === undefined ? undefined : words.by(flow.changedBy)
  const isLiveChat = flow.kind === 'live-chat'
  const Sign = isLiveChat ? IconMessages : IconRoute
  return (
    // A click anywhere is a shortcut; the link is what keyboards and screen readers meet.
    <tr
      data-flow={flow.id}
      data-channel={flow.channel}
      data-dragged={isDragged || undefined}
      data-off={flow.live ? undefined : ''}
      onClick={() => go(`/flows/${flow.id}`)}
    >
      <td data-order="">{place}</td>
      {/* What is switched here leads nowhere. */}
      <td data-live="" onClick={event => event.stopPropagation()} onKeyDown={event => event.stopPropagation()}>
        <LiveSwitch flow={flow} />
      </td>
      <td data-main="">
        <div className={classes.flow}>
          <span className={classes.tile} data-kind={flow.kind}>
            <Sign size={18} stroke={1.75} aria-hidden="true" />
          </span>
          <div className={classes.lines}>
            <div className={classes.nameLine}>
              <Link href={`/flows/${flow.id}`} className={classes.name} title={flow.name} dir="auto" onClick={stop}>
                {flow.name}
              </Link>
              <FlowBadges flow={flow} />
            </div>
            <div className={classes.second} title={flow.found}>
              {flow.found === undefined ? (
                [
                  t(isLiveChat ? 'flows.kind.live-chat' : 'flows.kind.bot'),
                  flow.languages.map(words.language).join(', '),
                  t('flows.row.inbox', { inbox: words.inbox(flow.inbox) }),
                ].join(' · ')
              ) : (
                <>
                  <IconSearch size={12} stroke={2} aria-hidden="true" />
                  <q dir="auto">{flow.found}</q>
                </>
              )}
            </div>
          </div>
        </div>
      </td>
      <td data-wide="">
        <span className={classes.channel}>
          <ChannelIcon kind={words.channelKind(flow.channel)} size={16} />
          <span>{words.channel(flow.channel)}</span>
        </span>
      </td>
      <td data-wide="" data-number="">
        {flow.open}
      </td>
      <td data-wide="">{flow.version === 0 ? t('flows.row.none') : t('flows.row.version', { version: flow.version })}</td>
      <td data-wide="">
        {flow.changedAt !== undefined && (
          <span className={classes.changed}>
            <TimeText at={flow.changedAt} />
            {by === undefined ? '' : `, ${by}`}
          </span>
        )}
      </td>
      <td data-menu="" onClick={event => event.stopPropagation()} onKeyDown={event => event.stopPropagation()}>
        <FlowMenu flow={flow} />
      </td>
    </tr>
  )
}

const stop = (event: { stopPropagation(): void }): void => event.stopPropagation()
