import type { NodeHandle } from '@xyflow/react'
import { type Card, cardSizes } from './card.ts'
import { wayIn } from './picture.ts'

/** Where edges end at a card. They run a little below the marks, so that no gap is seen. */
export function handlesOf(card: Card): NodeHandle[] {
  const ports = card.ports.map(
    ({ id, y }): NodeHandle => ({
      id,
      type: 'source',
      position: right,
      x: card.width - mark.size / 2,
      y: y - mark.size / 2,
      ...box,
    }),
  )
  if (card.isTrigger) return ports
  const entry: NodeHandle = {
    id: wayIn,
    type: 'target',
    position: left,
    x: -mark.under,
    y: cardSizes.head / 2 - mark.size / 2,
    ...box,
  }
  return [entry, ...ports]
}

/** px: how large a mark is on the border, and how much of it an edge runs below. */
const mark = { size: 11, under: 2 } as const
const box = { width: mark.size / 2 + mark.under, height: mark.size }

// What React Flow's `Position` says, without loading it: this file runs where nothing is drawn.
const left = 'left' as NodeHandle['position']
const right = 'right' as NodeHandle['position']
