import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconClipboard,
  IconCopy,
  IconCopyPlus,
  IconCut,
  IconPencil,
  IconSelectAll,
  IconTrash,
} from '@tabler/icons-react'
import { focusCanvas, focusPanel } from '../keyboard/focus-node.ts'
import { tool } from '../tools/tool.ts'
import type { CommandWorld, EditorCommand } from './command-world.ts'

/** Changing what is there. */
export function editCommands(world: CommandWorld): readonly EditorCommand[] {
  const { editor, facts, t, say } = world
  const { canEdit, items, edges, isEmpty } = facts
  const isPicked = items + edges > 0

  const remove = (): void => {
    const { selection } = editor.session.get()
    editor.edit('removeItems', selection)
    say(t('editor.said.deleted', { count: selection.items.size + selection.edges.size }))
  }
  const selectAll = (): void => {
    const { nodes, notes, frames, edges: lines } = editor.document()
    editor.select({ items: new Set([...nodes.keys(), ...notes.keys(), ...frames.keys()]), edges: new Set(lines.keys()) })
  }
  const selectNone = (): void => {
    editor.select({})
    focusCanvas()
  }
  const rename = (): void => {
    const [item] = editor.session.get().selection.items
    if (item === undefined) return
    // A note and a frame are written on where they lie, a node in its panel.
    if (editor.document().nodes.has(item)) focusPanel()
    else tool.set({ tool: 'rename', item })
  }

  return [
    { name: 'undo', icon: IconArrowBackUp, keys: 'mod+z', keysIn: 'page', isHeld: true, when: facts.canUndo, run: editor.undo },
    {
      name: 'redo',
      icon: IconArrowForwardUp,
      keys: 'mod+shift+z',
      moreKeys: ['mod+y'],
      keysIn: 'page',
      isHeld: true,
      when: facts.canRedo,
      run: editor.redo,
    },
    { name: 'cut', icon: IconCut, keys: 'mod+x', isNative: true, when: canEdit && items > 0, run: world.cut },
    { name: 'copy', icon: IconCopy, keys: 'mod+c', isNative: true, when: items > 0, run: world.copy },
    { name: 'paste', icon: IconClipboard, keys: 'mod+v', isNative: true, when: canEdit, run: world.paste },
    {
      name: 'duplicate',
      icon: IconCopyPlus,
      keys: 'mod+d',
      keysIn: 'canvas',
      when: canEdit && items > 0,
      run: world.duplicate,
    },
    {
      name: 'delete',
      icon: IconTrash,
      keys: 'Delete',
      moreKeys: ['Backspace'],
      keysIn: 'canvas',
      when: canEdit && isPicked,
      run: remove,
    },
    { name: 'rename', icon: IconPencil, keys: 'F2', keysIn: 'canvas', when: canEdit && items === 1, run: rename },
    { name: 'selectAll', icon: IconSelectAll, keys: 'mod+a', keysIn: 'canvas', when: !isEmpty, run: selectAll },
    { name: 'selectNone', keys: 'Escape', keysIn: 'canvas', when: isPicked, run: selectNone },
  ]
}
