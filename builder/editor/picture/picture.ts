import type { Edge, Node } from '@xyflow/react'
import type { Mark } from '../state/session.ts'
import type { Card } from './card.ts'

/** What React Flow is given: each entry the very same for as long as nothing of it changes. */
export interface Picture {
  readonly nodes: CanvasNode[]
  readonly edges: WayEdge[]
}

/** All that the card of one node shows. */
export type CardData = {
  readonly card: Card
  readonly errors: number
  readonly warnings: number
  /** Conversations that are there now. */
  readonly visitors: number
  readonly mark: Mark | undefined
  /** Its place on the lit path, from 1. */
  readonly step: number | undefined
  /** The lit path ends here: the conversation waits, or the trouble is. */
  readonly isHere: boolean
  /** Something else is lit. */
  readonly isPaled: boolean
  /** What the node or flow is called that it leads to by its config. */
  readonly leads: string | undefined
  /** By port: what its edge leads to. */
  readonly ends: ReadonlyMap<string, string>
}

export type SheetData = { readonly text: string; readonly isPaled: boolean }
export type RegionData = { readonly title: string; readonly isPaled: boolean }

export type WayData = {
  readonly isException: boolean
  readonly isLit: boolean
  readonly isPaled: boolean
}

export type CardNode = Node<CardData, 'card'>
export type SheetNode = Node<SheetData, 'note'>
export type RegionNode = Node<RegionData, 'frame'>
export type CanvasNode = CardNode | SheetNode | RegionNode
export type WayEdge = Edge<WayData, 'way'>

/** What things on the canvas are called, for those who do not see them. */
export interface PictureWords {
  node(data: Pick<CardData, 'card' | 'errors' | 'warnings' | 'visitors' | 'mark' | 'step' | 'isHere' | 'ends'>): string
  note(text: string): string
  frame(title: string): string
}

/** The one way into a card, as React Flow calls it. */
export const wayIn = 'in'

/** In which order things lie on each other. */
export const depths = { frame: -1, edge: 0, card: 0, chosen: 10 } as const
