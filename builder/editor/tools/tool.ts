import { createCellOf, type OpenCell } from '../../commands/open-cell.ts'

/** A point: of the window for what opens there, of the canvas for what goes there. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** Where something new goes, and what it is connected with. Spots are of the canvas. */
export type AddTo =
  /** Beside what is selected; else into the middle of what is seen. */
  | { readonly to: 'beside' }
  | { readonly to: 'spot'; readonly spot: Point }
  | { readonly to: 'edge'; readonly edge: string }
  | { readonly to: 'port'; readonly node: string; readonly port: string; readonly spot?: Point }

/** What a menu is about. */
export type MenuOn = 'canvas' | 'selection' | 'edge'

/** What is open over the canvas. `at` is where in the window: without it, in the middle of the canvas. */
export type Tool =
  | { readonly tool: 'add'; readonly at?: Point; readonly where: AddTo }
  /** Of the selection, or of the canvas where nothing lies. `spot` is where on the canvas it was asked for. */
  | { readonly tool: 'menu'; readonly at: Point; readonly on: MenuOn; readonly spot: Point }
  | { readonly tool: 'search' }
  | { readonly tool: 'connect'; readonly node: string }
  | { readonly tool: 'rename'; readonly item: string }

/** The one tool that is open; whoever has a reason opens one. */
export const tool: OpenCell<Tool | undefined> = createCellOf<Tool | undefined>(undefined)
