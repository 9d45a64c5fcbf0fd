import { createCellOf, type OpenCell } from '../../commands/open-cell.ts'

/** Is the small picture of the whole flow shown? */
export const isMinimapShown: OpenCell<boolean> = createCellOf(true)
