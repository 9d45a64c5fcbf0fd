import {
  IconArrowDown,
  IconArrowLeft,
  IconArrowRight,
  IconArrowUp,
  IconBoxAlignLeft,
  IconBoxAlignTop,
  IconLayoutAlignBottom,
  IconLayoutAlignCenter,
  IconLayoutAlignMiddle,
  IconLayoutAlignRight,
  IconLayoutDistributeHorizontal,
  IconLayoutDistributeVertical,
  IconSitemap,
} from '@tabler/icons-react'
import { type Alignment, type Axis, aligned, distributed } from '../place/align.ts'
import { boxesOf } from '../place/boxes.ts'
import { withContents } from '../place/with-contents.ts'
import type { CommandName, CommandWorld, EditorCommand } from './command-world.ts'

/** px: a step of an arrow, and with shift. They are steps of the grid. */
const small = 8
const large = 32

/** Where things lie. */
export function arrangeCommands(world: CommandWorld): readonly EditorCommand[] {
  const { editor, ground, facts, t, say } = world
  const { canEdit, items, isEmpty } = facts

  const selected = (): ReadonlyMap<string, { x: number; y: number; width: number; height: number }> =>
    boxesOf(editor.document(), editor.session.get().selection.items, ground)
  const nudge = (x: number, y: number): void => {
    const all = withContents(editor.document(), editor.session.get().selection.items, ground)
    const boxes = boxesOf(editor.document(), all, ground)
    const to = new Map([...boxes].map(([id, box]) => [id, { x: box.x + x, y: box.y + y }]))
    editor.edit('moveItems', { to }, world.nudging())
  }
  const align = (alignment: Alignment) => (): void => {
    editor.edit('moveItems', { to: aligned(selected(), alignment) })
    say(t('editor.said.moved', { count: items }))
  }
  const distribute = (axis: Axis) => (): void => {
    editor.edit('moveItems', { to: distributed(selected(), axis) })
    say(t('editor.said.moved', { count: items }))
  }
  const arrow = (name: CommandName, icon: typeof IconArrowUp, way: string, x: number, y: number): readonly EditorCommand[] => {
    const common = { keysIn: 'canvas', isHeld: true, when: canEdit && items > 0 }
    return [
      { ...common, name, icon, keys: way, run: () => nudge(x * small, y * small) },
      { ...common, name: `${name}Far` as CommandName, icon, keys: `shift+${way}`, run: () => nudge(x * large, y * large) },
    ]
  }

  return [
    {
      name: 'tidy',
      icon: IconSitemap,
      keys: 't',
      keysIn: 'page',
      when: canEdit && !isEmpty,
      run: world.tidy,
    },
    ...arrow('moveLeft', IconArrowLeft, 'ArrowLeft', -1, 0),
    ...arrow('moveRight', IconArrowRight, 'ArrowRight', 1, 0),
    ...arrow('moveUp', IconArrowUp, 'ArrowUp', 0, -1),
    ...arrow('moveDown', IconArrowDown, 'ArrowDown', 0, 1),
    { name: 'alignLeft', icon: IconBoxAlignLeft, when: canEdit && items > 1, run: align('left') },
    { name: 'alignCentre', icon: IconLayoutAlignCenter, when: canEdit && items > 1, run: align('centre') },
    { name: 'alignRight', icon: IconLayoutAlignRight, when: canEdit && items > 1, run: align('right') },
    { name: 'alignTop', icon: IconBoxAlignTop, when: canEdit && items > 1, run: align('top') },
    { name: 'alignMiddle', icon: IconLayoutAlignMiddle, when: canEdit && items > 1, run: align('middle') },
    { name: 'alignBottom', icon: IconLayoutAlignBottom, when: canEdit && items > 1, run: align('bottom') },
    { name: 'distributeAcross', icon: IconLayoutDistributeHorizontal, when: canEdit && items > 2, run: distribute('across') },
    { name: 'distributeDown', icon: IconLayoutDistributeVertical, when: canEdit && items > 2, run: distribute('down') },
  ]
}
