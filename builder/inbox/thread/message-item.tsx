import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeliveryView } from '../../../runtime/api/contract.ts'
import { useClient } from '../../api/api-context.tsx'
import { Avatar } from '../../ui/avatar.tsx'
import { LetterAbout } from '../letter/letter-about.tsx'
import { LetterMore } from '../letter/letter-more.tsx'
import { Markdown, PlainText } from '../parts/markdown.tsx'
import { useNames } from '../parts/use-names.ts'
import type { Times } from '../parts/use-times.ts'
import type { ThreadItem } from '../state/thread-items.ts'
import { shortName } from '../use-visitor-name.ts'
import { DeliveryMark } from './delivery-mark.tsx'
import { FileAsked } from './file-asked.tsx'
import { ChoiceList, MessageParts } from './message-parts.tsx'
import { SentFile } from './sent-file.tsx'
import classes from './thread.module.css'

interface MessageItemProps {
  readonly item: Extract<ThreadItem, { type: 'message' }>
  readonly visitor: string
  readonly me: string
  readonly times: Times
  /** The visitor has read it, and nothing after it. */
  readonly isLastRead: boolean
  /** The file that it asks for has not come yet. */
  readonly isAsking: boolean
  /** What has become of it, where it is sent to the visitor. */
  readonly delivery?: DeliveryView | 'waiting' | undefined
}

/** One message with its face, name and time, and what it shows and offers. */
export const MessageItem = memo(function MessageItem({
  item,
  visitor,
  me,
  times,
  isLastRead,
  isAsking,
  delivery,
}: MessageItemProps) {
  const { t } = useTranslation()
  const client = useClient()
  const names = useNames()
  const { event, opens, closes, isUnheard, amended, picked = [] } = item
  const who = event.author === 'system' ? 'bot' : event.author
  const isMine = who === 'agent' && event.name === me
  const name = nameOf()
  const faceName = who === 'visitor' ? visitor : (event.name ?? name)
  return (
    <div className={classes.message} data-author={who}>
      <span className={classes.side}>{closes && <Avatar who={who} name={faceName} size="sm" />}</span>
      <div className={classes.bubbles}>
        {opens && (
          <div className={classes.by}>
            <b>
              <bdi>{name}</bdi>
            </b>{' '}
            <time dateTime={new Date(event.at).toISOString()} title={times.full(event.at)}>
              {times.clock(event.at)}
            </time>
          </div>
        )}
        {event.letter && <LetterAbout letter={event.letter} />}
        {amended === 'deleted' && <div className={classes.gone}>{t('inbox.message.deleted')}</div>}
        {event.text && !isOnlyFile() && (
          <div className={`${classes.bubble} ${who === 'visitor' ? classes.plain : classes.markdown}`} dir="auto">
            {who === 'visitor' ? <PlainText text={event.text} /> : <Markdown text={event.text} />}
          </div>
        )}
        {amended !== 'deleted' && (event.letter !== undefined || event.hasOriginal) && (
          <LetterMore event={event} conversation={item.conversation} />
        )}
        {event.file && event.fileId !== undefined && (
          <SentFile href={client.address(`/api/conversations/${item.conversation}/files/${event.fileId}`)} file={event.file} />
        )}
        {event.parts && <MessageParts list={event.parts} picked={picked} />}
        {event.choices && <ChoiceList choices={event.choices} picked={picked} />}
        {amended === 'edited' && <div className={classes.under}>{t('inbox.message.edited')}</div>}
        {event.elsewhere && <div className={classes.under}>{t('inbox.message.elsewhere')}</div>}
        {event.via !== undefined && (
          <div className={classes.under}>{t('inbox.message.via', { channel: names.channel(event.via) })}</div>
        )}
        {event.byMail && <div className={classes.under}>{t('inbox.message.byMail')}</div>}
        {who === 'agent' && event.input === 'file' && <FileAsked conversation={item.conversation} isAsking={isAsking} />}
        {isUnheard && <div className={classes.under}>{t('inbox.message.unheard')}</div>}
        {delivery && !event.byMail && (
          <DeliveryMark
            delivery={delivery === 'waiting' ? { state: 'waiting' } : delivery}
            conversation={item.conversation}
            seq={event.seq}
          />
        )}
        {isLastRead && <div className={classes.under}>{t('inbox.message.read', { name: shortName(visitor) })}</div>}
      </div>
    </div>
  )

  function nameOf(): string {
    if (who === 'visitor') return shortName(visitor)
    if (who === 'bot') return event.name ?? t('inbox.owner.bot')
    return isMine ? t('inbox.owner.you') : (event.name ?? t('inbox.actor.agent'))
  }

  /** A file's text is its name, so that it is readable alone: once is enough. */
  function isOnlyFile(): boolean {
    return event.file !== undefined && event.text === event.file.name
  }
})
