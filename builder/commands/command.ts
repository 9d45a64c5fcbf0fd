import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'

/** Something one can do. Palette, shortcuts, menus and the help on keys are all made from it. */
export interface Command {
  /** Names it for ever: `inbox.close`. */
  readonly id: string
  /** In the reader's language, beginning with a verb. */
  readonly label: string
  /** Under which heading it stands in the palette and in the help. */
  readonly group: string
  readonly icon?: Icon | ((props: { readonly size?: number }) => ReactNode)
  /** `mod+k`, `?`, or two keys one after the other: `g i`. `mod` is Ctrl, and Cmd on a Mac. */
  readonly keys?: string
  /** Other keys that do the same, and are not shown. */
  readonly moreKeys?: readonly string[]
  /**
   * Where its keys are heard: while the focus is in the part marked `data-keys` with this word, or on nothing; `page` is everywhere. Never
   * where one writes, nor below what covers the page. Without it: as if the page had no fields, if the keys have `mod` in them.
   */
  readonly keysIn?: string
  /** The browser hears the keys and says so by an event of its own, as it does for copying: they are only shown. */
  readonly isNative?: boolean
  /** Holding the keys does it again and again. */
  readonly isHeld?: boolean
  /** Can it be done now? Without this: always. */
  readonly when?: boolean
  run(): void
}

/** Those that can be done now. */
export function possible(commands: readonly Command[]): readonly Command[] {
  return commands.filter(command => command.when !== false)
}
