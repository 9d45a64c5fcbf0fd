import type { MenuOn } from '../tools/tool.ts'
import type { CommandName } from './command-world.ts'

/** Which commands a menu offers, in groups: those that can be done at the moment are shown. */
export const menuItems: Readonly<Record<MenuOn, readonly (readonly CommandName[])[]>> = {
  canvas: [
    ['add', 'note', 'paste'],
    ['selectAll', 'tidy', 'fit', 'search'],
  ],
  selection: [
    ['open', 'rename', 'connect', 'previewHere'],
    ['cut', 'copy', 'paste', 'duplicate'],
    ['frame', 'tidy'],
    ['alignLeft', 'alignCentre', 'alignTop', 'alignMiddle', 'distributeAcross', 'distributeDown'],
    ['delete'],
  ],
  edge: [['insert'], ['delete']],
}
