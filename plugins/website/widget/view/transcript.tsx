/** @jsxImportSource preact */
import type { ComponentChildren, RefObject, VNode } from 'preact'
import { useMemo } from 'preact/hooks'
import { useAround } from './around.ts'
import { DeliveryLine } from './delivery-line.tsx'
import { Message } from './message.tsx'
import type { EventRow, Row, Rows } from './rows.ts'
import { Skeleton } from './skeleton.tsx'
import { Tool } from './tool.tsx'
import { useEnd } from './use-end.ts'

interface TranscriptProps {
  readonly rows: Rows
  readonly now: number
  readonly isLoading: boolean
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly children: ComponentChildren
}

/**
 * What has been said, oldest first. A log that keeps silent about its past: only what has come since the visitor looks on
 * is announced. The end stays in sight unless the visitor has scrolled away from it.
 */
export function Transcript({ rows, now, isLoading, scroller, children }: TranscriptProps): VNode {
  const { t, actions } = useAround()
  const end = useEnd(scroller, actions.watching, rows)
  const newest = useMemo(() => newestKey([...rows.past, ...rows.live]), [rows])
  const draw = (row: Row): VNode => drawRow(row, now, newest)
  return (
    <div class="middle">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled with the keyboard */}
      <div class="log" role="log" aria-live="off" aria-label={t('messages')} aria-busy={isLoading} tabIndex={0} ref={scroller}>
        <div class="said" ref={end.content}>
          {isLoading && <Skeleton />}
          <div class="rows">{rows.past.map(draw)}</div>
          <div class="rows" aria-live="polite" aria-relevant="additions">
            {rows.live.map(draw)}
          </div>
          {children}
        </div>
      </div>
      {!end.isThere && <Tool class="newest" icon="down" label={t('newest')} press={end.goThere} />}
    </div>
  )
}

function drawRow(row: Row, now: number, newest: string | undefined): VNode {
  if (row.type === 'message') return <Message {...row} key={row.key} rowKey={row.key} isNewest={row.key === newest} />
  return row.type === 'event' ? <Happened key={row.key} row={row} /> : <Day key={row.key} at={row.at} now={now} />
}

/** Choices in cards can be picked until somebody has answered. */
function newestKey(rows: readonly Row[]): string | undefined {
  const last = rows.findLast(row => row.type === 'message')
  return last?.type === 'message' && last.author !== 'visitor' ? last.key : undefined
}

const dayMs = 86_400_000

function Day({ at, now }: { readonly at: number; readonly now: number }): VNode {
  const { t, formats } = useAround()
  const day = formats.dayOf(at)
  const text =
    day === formats.dayOf(now) ? t('today') : day === formats.dayOf(now - dayMs) ? t('yesterday') : formats.date(at, now)
  return <h3 class="day">{text}</h3>
}

function Happened({ row: { what, name = '', outgoing } }: { readonly row: EventRow }): VNode {
  const { t } = useAround()
  return (
    <div class="happened">
      <p>{t(`event.${what}`, { name })}</p>
      {outgoing?.state === 'refused' && <DeliveryLine delivery="refused" outgoing={outgoing} />}
    </div>
  )
}
