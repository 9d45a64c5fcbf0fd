import { IconArrowForward, IconFrame, IconNote, IconPlugConnected, IconPlus, IconSquarePlus } from '@tabler/icons-react'
import { focusPalette } from '../palette/palette-state.ts'
import { addNote, frameSelection } from '../place/add-note.ts'
import { tool } from '../tools/tool.ts'
import type { CommandWorld, EditorCommand } from './command-world.ts'

/** What comes to be. */
export function addCommands(world: CommandWorld): readonly EditorCommand[] {
  const { editor, ground, facts, t, say } = world
  const { canEdit, items, nodes, edges } = facts
  const selectedNode = (): string | undefined => {
    const { nodes: all } = editor.document()
    return [...editor.session.get().selection.items].find(id => all.has(id))
  }
  return [
    { name: 'find', icon: IconPlus, keys: 'n', when: canEdit, run: focusPalette },
    {
      name: 'add',
      icon: IconSquarePlus,
      keys: 'a',
      keysIn: 'canvas',
      when: canEdit,
      run: () => tool.set({ tool: 'add', where: { to: 'beside' } }),
    },
    {
      name: 'insert',
      icon: IconArrowForward,
      when: canEdit && edges === 1 && items === 0,
      keys: 'i',
      keysIn: 'canvas',
      run: () => {
        const [edge] = editor.session.get().selection.edges
        if (edge !== undefined) tool.set({ tool: 'add', where: { to: 'edge', edge } })
      },
    },
    {
      name: 'connect',
      icon: IconPlugConnected,
      keys: 'c',
      keysIn: 'canvas',
      when: canEdit && nodes === 1,
      run: () => {
        const node = selectedNode()
        if (node !== undefined) tool.set({ tool: 'connect', node })
      },
    },
    {
      name: 'note',
      icon: IconNote,
      keys: 's',
      keysIn: 'canvas',
      when: canEdit,
      run: () => {
        const item = addNote(editor, ground)
        say(t('editor.said.noteAdded'))
        tool.set({ tool: 'rename', item })
      },
    },
    {
      name: 'frame',
      icon: IconFrame,
      keys: 'f',
      keysIn: 'canvas',
      when: canEdit && items > 0,
      run: () => {
        const item = frameSelection(editor, ground, t('editor.frame.untitled'))
        if (item === undefined) return
        say(t('editor.said.framed', { count: items }))
        tool.set({ tool: 'rename', item })
      },
    },
  ]
}
