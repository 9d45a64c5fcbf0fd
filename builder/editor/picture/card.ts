import type { categories } from '../../../plugins/kit/categories.ts'
import type { Piece } from './pieces.ts'

/** All that is drawn of one node, and where: sizes in px of the canvas, from the upper left corner of the card. */
export interface Card {
  readonly width: number
  readonly height: number
  readonly category: (typeof categories)[number]
  /** Undefined for an action that nobody knows: its plugin is missing. */
  readonly icon: string | undefined
  readonly isTrigger: boolean
  /** The small line of the head; undefined where the title says the same. */
  readonly kind: string | undefined
  readonly title: string
  /** What is wrong with the card as such, as a sentence: it stands first in its body. */
  readonly missing?: string
  readonly body: readonly CardBlock[]
  readonly ports: readonly CardPort[]
}

/** A part of a card's body. */
export type CardBlock =
  /** What a visitor reads. */
  | { readonly type: 'bubble'; readonly pieces: readonly Piece[]; readonly lines: number }
  | { readonly type: 'line'; readonly pieces: readonly Piece[]; readonly lines: number }
  /** A node of this flow or another flow, called by its name as it is when it is drawn. */
  | { readonly type: 'way'; readonly label: string; readonly to: 'node' | 'flow'; readonly id: string; readonly lines: 1 }

/** A way out, as a row of its card. */
export interface CardPort {
  readonly id: string
  readonly label: string
  /** The middle of its mark. */
  readonly y: number
  readonly height: number
  /** Drawn hollow and dashed: a way out of trouble. */
  readonly isException: boolean
  /** Its place among the rules, from 1; they are read from top to bottom. */
  readonly rule?: number
  /** An edge hangs on it, and the node has it no more. */
  readonly isLost?: true
}

/** What cards need to know of the reader and of what things are called. */
export interface CardWords {
  /** Of the reader: labels of fields and ports. */
  readonly language: string
  text(key: CardText): string
  /** Says that the plugin of an action is missing. */
  missing(action: string): string
  category(name: Card['category']): string
  /** A slot or an operand: `contact.firstName`. */
  slot(path: string): string
  condition(condition: unknown): string
  duration(ms: number): string
}

export type CardText = 'trigger' | 'saves' | 'stores' | 'empty' | 'or' | 'lost'

/** Sizes that drawing and counting share, px. */
export const cardSizes = {
  width: 196,
  triggerWidth: 192,
  head: 48,
  line: 18,
  gap: 6,
  bodyEnd: 10,
  padding: 10,
  bubbleX: 9,
  bubbleY: 6,
  port: 24,
  rule: 28,
  ruleLine: 16,
  portsPadding: 4,
  border: 1,
  text: 12,
} as const
