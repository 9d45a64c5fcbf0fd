import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../../ui/avatar.tsx'
import { useInbox } from '../inbox-context.tsx'
import { Markdown } from '../parts/markdown.tsx'
import type { Times } from '../parts/use-times.ts'
import type { Outgoing } from '../state/outbox.ts'
import { NoteItem } from './note-item.tsx'
import classes from './thread.module.css'

interface OutgoingItemProps {
  readonly sent: Outgoing
  readonly times: Times
  /** Puts its text back into the composer. */
  onEdit(sent: Outgoing): void
}

/** Something on its way: dashed until the server has it; with what went wrong, and the way on, where it could not be sent. */
export function OutgoingItem({ sent, times, onEdit }: OutgoingItemProps) {
  const { t } = useTranslation()
  const { me, sender } = useInbox()
  const isFailed = sent.state === 'failed'
  const under = (
    <div className={classes.under} data-tone={isFailed ? 'danger' : undefined} role={isFailed ? 'alert' : 'status'}>
      {isFailed ? t('inbox.outgoing.failed', { problem: sent.problem ?? '' }) : t('inbox.outgoing.sending')}
      {isFailed && (
        <>
          <Button size="compact-xs" variant="subtle" onClick={() => sender.retry(sent.clientMsgId)}>
            {t('inbox.again')}
          </Button>
          <Button size="compact-xs" variant="subtle" onClick={() => onEdit(sent)}>
            {t('inbox.outgoing.edit')}
          </Button>
        </>
      )}
    </div>
  )
  if (sent.kind === 'note')
    return (
      <div>
        <NoteItem entry={{ text: sent.text, at: sent.at }} by={t('inbox.owner.you')} times={times} />
        <div style={{ marginInline: 30 }}>{under}</div>
      </div>
    )
  return (
    <div className={classes.message} data-author="agent" data-state={sent.state}>
      <span className={classes.side}>
        <Avatar who="agent" name={me.name} size="sm" />
      </span>
      <div className={classes.bubbles}>
        <div className={classes.by}>
          <b>{t('inbox.owner.you')}</b> <time>{times.clock(sent.at)}</time>
        </div>
        <div className={`${classes.bubble} ${classes.markdown}`} dir="auto">
          <Markdown text={sent.text || (sent.file?.name ?? '')} />
        </div>
        {under}
      </div>
    </div>
  )
}
