import { Button } from '@mantine/core'
import { IconArrowUp } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useInbox } from '../inbox-context.tsx'
import { useNames } from '../parts/use-names.ts'
import { useNow } from '../parts/use-now.ts'
import { useTimes } from '../parts/use-times.ts'
import { addressOf, type Place } from '../state/place.ts'
import { heldBack, type RowList } from '../state/row-list.ts'
import { ConversationRow } from './conversation-row.tsx'
import classes from './list.module.css'

const rowHeight = 84

/** The rows themselves: only those in sight are drawn, further pages come while one scrolls. */
export function RowListView({ list, place }: { readonly list: RowList; readonly place: Place }) {
  const { t } = useTranslation()
  const { rows, me } = useInbox()
  const names = useNames()
  const times = useTimes()
  const now = useNow()
  const scroll = useRef<HTMLDivElement>(null)
  const { shown, next } = list
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    getItemKey: at => shown[at]?.id ?? at,
    overscan: 6,
    // What is drawn before the window is known.
    initialRect: { width: 304, height: 844 },
  })
  const items = virtual.getVirtualItems()
  const isNearEnd = next !== undefined && (items.at(-1)?.index ?? 0) >= shown.length - 8
  useEffect(() => {
    if (isNearEnd) rows.more()
  }, [isNearEnd, rows])
  const openAt = shown.findIndex(row => row.id === place.conversation)
  // The open one comes into sight when one walks to it, not when the list moves.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when another is opened
  useEffect(() => {
    if (openAt >= 0) virtual.scrollToIndex(openAt, { align: 'auto' })
  }, [place.conversation])
  const held = heldBack(list)
  return (
    <div className={classes.body}>
      {held > 0 && (
        <Button
          className={classes.held}
          size="xs"
          variant="default"
          radius="xl"
          leftSection={<IconArrowUp size={14} />}
          onClick={() => {
            rows.hold(false)
            virtual.scrollToOffset(0)
          }}
        >
          {t('inbox.list.held', { count: held })}
        </Button>
      )}
      <div
        ref={scroll}
        className={classes.scroll}
        onPointerMove={event => rows.hold(event.pointerType === 'mouse')}
        onPointerLeave={() => rows.hold(false)}
      >
        <ul className={classes.rows} style={{ height: virtual.getTotalSize() }} aria-label={t('inbox.list.label')}>
          {items.map(({ index, key, start }) => {
            const row = shown[index]
            return (
              row && (
                <li
                  key={key}
                  className={classes.slot}
                  style={{ transform: `translateY(${start}px)` }}
                  aria-setsize={next === undefined ? shown.length : -1}
                  aria-posinset={index + 1}
                >
                  <ConversationRow
                    row={row}
                    href={addressOf({ ...place, conversation: row.id })}
                    isOpen={row.id === place.conversation}
                    now={now}
                    me={me.id}
                    names={names}
                    times={times}
                  />
                </li>
              )
            )
          })}
        </ul>
      </div>
    </div>
  )
}
