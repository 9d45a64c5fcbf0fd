import { Button } from '@mantine/core'
import { IconArrowDown } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeliveryView, TeamConversation } from '../../../runtime/api/contract.ts'
import type { ThreadState } from '../create-thread.ts'
import { useCell, useInbox } from '../inbox-context.tsx'
import { useNames } from '../parts/use-names.ts'
import { useNow } from '../parts/use-now.ts'
import { useTimes } from '../parts/use-times.ts'
import { type Outgoing, outgoingIn } from '../state/outbox.ts'
import { type ThreadItem, threadItems } from '../state/thread-items.ts'
import classes from './thread.module.css'
import { ThreadItemView } from './thread-item-view.tsx'
import { useReadMark } from './use-read-mark.ts'

interface ThreadBodyProps {
  readonly state: ThreadState
  readonly conversation: TeamConversation
  readonly visitor: string
  onEdit(sent: Outgoing): void
}

/** Nearer to the end than this, new lines pull the view along, px. */
const nearPx = 80

/** The lines of a conversation. Only those in sight are drawn; older ones come while one scrolls up, and nothing jumps then. */
export function ThreadBody({ state, conversation, visitor, onEdit }: ThreadBodyProps) {
  const { t } = useTranslation()
  const { thread, sender, me } = useInbox()
  const outbox = useCell(sender.outbox)
  const names = useNames()
  const times = useTimes()
  const now = useNow()
  const scroll = useRef<HTMLDivElement>(null)
  const [isAtEnd, setAtEnd] = useState(true)
  const { id, stream, deliveries, unreadFrom, readByVisitor } = state
  const isSent = conversation.peer !== undefined
  const items = useMemo(
    () =>
      threadItems(stream, {
        dayOf: times.dayOf,
        unreadFrom,
        openedAt: conversation.openedAt,
        sending: outgoingIn(outbox, id),
        conversation: id,
      }),
    [stream, times, unreadFrom, conversation.openedAt, outbox, id],
  )
  const lastRead = stream.events.findLast(
    event => event.type === 'message' && event.author === 'agent' && event.seq <= readByVisitor,
  )
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroll.current,
    estimateSize: at => (items[at]?.type === 'message' ? 60 : 24),
    getItemKey: at => items[at]?.key ?? at,
    overscan: 8,
    paddingStart: 12,
    paddingEnd: 4,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: nearPx,
    initialRect: { width: 540, height: 560 },
  })
  const look = useCallback((): void => {
    const element = scroll.current
    if (!element) return
    setAtEnd(element.scrollHeight - element.scrollTop - element.clientHeight < nearPx)
    if (element.scrollTop < 400) thread.get()?.older()
  }, [thread])
  // What one's own hand adds is always followed, wherever one was.
  const ownCount = items.filter(item => item.type === 'outgoing').length
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each conversation, and for each line of one's own
  useEffect(() => {
    virtual.scrollToIndex(items.length - 1, { align: 'end' })
    look()
  }, [id, ownCount > 0])
  useReadMark(id, stream.lastSeq, isAtEnd)
  return (
    <div className={classes.bodyWrap}>
      <div
        ref={scroll}
        className={classes.body}
        onScroll={look}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled with the keyboard too
        tabIndex={0}
        role="log"
        aria-label={t('inbox.thread.label', { name: visitor })}
      >
        <div className={classes.items} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, key, start }) => {
            const item = items[index]
            return (
              item && (
                <div
                  key={key}
                  ref={virtual.measureElement}
                  data-index={index}
                  data-tight={(item.type === 'message' && !item.opens) || undefined}
                  className={classes.item}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <ThreadItemView
                    item={item}
                    conversation={conversation}
                    visitor={visitor}
                    me={me.name}
                    now={now}
                    names={names}
                    times={times}
                    delivery={isSent ? shownDelivery(item, deliveries, items) : undefined}
                    isLastRead={item.type === 'message' && item.event.seq === lastRead?.seq}
                    onEdit={onEdit}
                  />
                </div>
              )
            )
          })}
        </div>
      </div>
      {!isAtEnd && (
        <Button
          className={classes.jump}
          size="xs"
          radius="xl"
          variant="default"
          leftSection={<IconArrowDown size={14} />}
          onClick={() => virtual.scrollToIndex(items.length - 1, { align: 'end' })}
        >
          {t('inbox.thread.newest')}
        </Button>
      )}
    </div>
  )
}

/** Of what has gone as it should only the last says so. */
function shownDelivery(
  item: ThreadItem,
  deliveries: ThreadState['deliveries'],
  items: readonly ThreadItem[],
): DeliveryView | 'waiting' | undefined {
  if (item.type !== 'message' || item.event.author === 'visitor' || item.event.elsewhere) return undefined
  const delivery = deliveries.get(item.event.seq) ?? 'waiting'
  if (delivery === 'waiting' || delivery.state !== 'sent') return delivery
  const last = items.findLast(other => other.type === 'message' && deliveries.get(other.event.seq)?.state === 'sent')
  return last === item ? delivery : undefined
}
