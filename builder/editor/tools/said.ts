import { createCellOf, type OpenCell } from '../../commands/open-cell.ts'

interface Said {
  readonly words: string
  /** Grows with each: the same words twice are said twice. */
  readonly count: number
}

/** What was done last, for those who do not see the canvas. */
export const said: OpenCell<Said> = createCellOf<Said>({ words: '', count: 0 })

/** Says what was done. */
export function say(words: string): void {
  said.set({ words, count: said.get().count + 1 })
}
