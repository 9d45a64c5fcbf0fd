import { createCellOf, type OpenCell } from '../../commands/open-cell.ts'
import type { Guides } from '../picture/guides.ts'
import type { Places } from '../picture/project.ts'

/** What a drag or a resizing has done so far; the document hears of it when it ends. */
export interface Drag {
  readonly places: Places
  readonly guides: Guides
}

/** Nothing is dragged. */
export const noDrag: Drag = { places: new Map(), guides: { x: undefined, y: undefined } }

/** Holds what is dragged on one canvas. */
export const createDragCell = (): OpenCell<Drag> => createCellOf(noDrag)
