import { createCellOf, type OpenCell } from '../../commands/open-cell.ts'

/** Has somebody folded the palette, or unfolded it? Undefined: it goes by the room there is. */
export const isPaletteFolded: OpenCell<boolean | undefined> = createCellOf<boolean | undefined>(undefined)

/** Is the sheet open that the palette is on small screens? */
export const isSheetOpen: OpenCell<boolean> = createCellOf(false)

/** Below this the list is a sheet over the canvas. */
export const narrow = '(max-width: 1099px)'

/** Goes to the search of the palette, wherever it is. */
export function focusPalette(): void {
  if (matchMedia(narrow).matches) return isSheetOpen.set(true)
  const isThere = document.querySelector(search) !== null
  if (!isThere) isPaletteFolded.set(false)
  // It is drawn first.
  requestAnimationFrame(() => document.querySelector<HTMLElement>(search)?.focus())
}

const search = '[data-palette] input'
