import { IconRoute } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { DeliveryView, TeamConversation } from '../../../runtime/api/contract.ts'
import type { Names } from '../parts/use-names.ts'
import type { Times } from '../parts/use-times.ts'
import type { Outgoing } from '../state/outbox.ts'
import type { ThreadItem } from '../state/thread-items.ts'
import { HappenedLine } from './happened-line.tsx'
import { MessageItem } from './message-item.tsx'
import { NoteItem } from './note-item.tsx'
import { OutgoingItem } from './outgoing-item.tsx'
import classes from './thread.module.css'

interface ThreadItemViewProps {
  readonly item: ThreadItem
  readonly conversation: TeamConversation
  readonly visitor: string
  /** My name, as it stands before my lines. */
  readonly me: string
  readonly now: number
  readonly names: Names
  readonly times: Times
  readonly isLastRead: boolean
  /** What has become of it, where it is sent to the visitor. */
  readonly delivery?: DeliveryView | 'waiting' | undefined
  onEdit(sent: Outgoing): void
}

/** One thing of a thread. */
export function ThreadItemView({
  item,
  conversation,
  visitor,
  me,
  now,
  names,
  times,
  isLastRead,
  delivery,
  onEdit,
}: ThreadItemViewProps) {
  const { t } = useTranslation()
  switch (item.type) {
    case 'day':
      return (
        <div className={classes.line} data-tone="day">
          <span>{times.day(item.at, now)}</span>
        </div>
      )
    case 'unread':
      return (
        <div className={classes.line} data-tone="accent">
          <span>{t('inbox.thread.unread')}</span>
        </div>
      )
    case 'happened-start':
      return (
        <div className={classes.line}>
          <span>
            <IconRoute size={14} stroke={1.75} aria-hidden="true" />
            {conversation.flow === ''
              ? t('inbox.happened.startedAlone')
              : t('inbox.happened.started', { flow: names.flow(conversation.flow), version: conversation.version })}
          </span>
        </div>
      )
    case 'message':
      return (
        <MessageItem
          item={item}
          visitor={visitor}
          me={me}
          times={times}
          isLastRead={isLastRead}
          isAsking={conversation.pending?.input === 'file' && conversation.pending.messageId === item.event.id}
          delivery={delivery}
        />
      )
    case 'note':
      return <NoteItem entry={item.entry} by={names.actor(item.entry.actor)} times={times} />
    case 'happened':
      return <HappenedLine what={item.what} names={names} />
    case 'outgoing':
      return <OutgoingItem sent={item.sent} times={times} onEdit={onEdit} />
  }
}
