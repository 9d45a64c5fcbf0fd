import type { TFunction } from 'i18next'
import type { Command } from '../../commands/command.ts'
import type { OpenCell } from '../../commands/open-cell.ts'
import type en from '../../locale/en.json'
import type { CanvasView } from '../canvas/canvas-view.tsx'
import type { Ground } from '../place/boxes.ts'
import type { Editor } from '../state/create-editor.ts'

/** What commands of the editor work on. */
export interface CommandWorld {
  readonly editor: Editor
  readonly view: CanvasView
  readonly ground: Ground
  readonly facts: CommandFacts
  readonly t: TFunction
  /** Says what was done, to those who do not see it. */
  say(words: string): void
  copy(): void
  cut(): void
  paste(): void
  duplicate(): void
  tidy(): void
  /** Names the gesture that arrows make while they follow each other closely. */
  nudging(): string
  /** From which node one came along an edge: going back leads there. */
  readonly cameFrom: OpenCell<string | undefined>
  /** Offers to publish. Undefined for those who may not. */
  readonly publish: (() => void) | undefined
}

/** On what it depends which commands there are. */
export interface CommandFacts {
  readonly canEdit: boolean
  readonly canUndo: boolean
  readonly canRedo: boolean
  /** How many are selected: nodes, notes and frames; nodes alone; edges. */
  readonly items: number
  readonly nodes: number
  readonly edges: number
  readonly isEmpty: boolean
  readonly hasProblems: boolean
}

export type CommandName = keyof (typeof en)['editor']['command']
export type CommandGroup = keyof (typeof en)['editor']['commandGroup']

/** A command of the editor: what it is called follows from its name. */
export interface EditorCommand extends Omit<Command, 'id' | 'label' | 'group'> {
  readonly name: CommandName
}
