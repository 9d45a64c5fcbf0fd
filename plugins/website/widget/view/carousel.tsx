/** @jsxImportSource preact */
import type { VNode } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { useAround } from './around.ts'
import { Card, type CardPart } from './card.tsx'
import { Tool } from './tool.tsx'

interface CarouselProps {
  readonly cards: readonly CardPart[]
  readonly isOpen: boolean
}

/** Several cards side by side: swiped, or moved along with buttons. */
export function Carousel({ cards, isOpen }: CarouselProps): VNode {
  const { t } = useAround()
  const track = useRef<HTMLUListElement>(null)
  const [at, setAt] = useState(0)
  const last = cards.length - 1
  const move = (to: number): void => track.current?.children[to]?.scrollIntoView({ block: 'nearest', inline: 'start' })
  return (
    <div class="carousel">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled with the keyboard */}
      <ul class="track" ref={track} tabIndex={0} aria-label={t('cards')} onScroll={event => setAt(placeOf(event.currentTarget))}>
        {cards.map(card => inTrack(card, isOpen))}
      </ul>
      <div class="row">
        <Tool icon="left" mirrors label={t('cards.previous')} isOff={at === 0} press={() => move(at - 1)} />
        <span class="place">
          {at + 1} / {cards.length}
        </span>
        <Tool icon="right" mirrors label={t('cards.next')} isOff={at === last} press={() => move(at + 1)} />
      </div>
    </div>
  )
}

function inTrack(card: CardPart, isOpen: boolean): VNode {
  return (
    <li>
      <Card card={card} isOpen={isOpen} />
    </li>
  )
}

/** Which card stands where the track begins; at its very end the last one counts. From right to left `scrollLeft` is negative. */
function placeOf({ scrollLeft, clientWidth, scrollWidth, children: { length } }: Element): number {
  const gone = Math.abs(scrollLeft)
  return gone + clientWidth >= scrollWidth - 1 ? length - 1 : Math.round((gone / scrollWidth) * length)
}
