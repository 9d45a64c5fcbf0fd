/** @jsxImportSource preact */
import type { VNode } from 'preact'
import type { ShownPart } from '../../../kit/message.ts'
import { Card, type CardPart } from './card.tsx'
import { Carousel } from './carousel.tsx'
import { Medium, type MediumPart } from './medium.tsx'

/** What stands beside the text of a message. */
export interface PartsProps {
  readonly parts: readonly ShownPart[]
  /** Can its choices still be picked? */
  readonly isOpen: boolean
}

/** What a message shows beside its text: pictures, recordings and files one below the other; several cards side by side. */
export function Parts({ parts, isOpen }: PartsProps): VNode {
  const cards = parts.filter((part): part is CardPart => part.type === 'card')
  const media = parts.filter((part): part is MediumPart => part.type !== 'card')
  const [only] = cards
  return (
    <div class="parts">
      {media.map(drawMedium)}
      {cards.length > 1 ? <Carousel cards={cards} isOpen={isOpen} /> : only && <Card card={only} isOpen={isOpen} />}
    </div>
  )
}

function drawMedium(part: MediumPart): VNode {
  return <Medium part={part} />
}
