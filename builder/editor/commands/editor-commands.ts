import type { Command } from '../../commands/command.ts'
import { addCommands } from './add-commands.ts'
import { arrangeCommands } from './arrange-commands.ts'
import type { CommandGroup, CommandWorld, EditorCommand } from './command-world.ts'
import { editCommands } from './edit-commands.ts'
import { viewCommands } from './view-commands.ts'
import { walkCommands } from './walk-commands.ts'

/** All that can be done in the editor: keys, palette, menus, toolbar and help are made from this table. */
export function editorCommands(world: CommandWorld): readonly Command[] {
  return tables.flatMap(([group, table]) =>
    table(world).map(({ name, ...command }) => ({
      id: `editor.${name}`,
      label: world.t(`editor.command.${name}`),
      group: world.t(`editor.commandGroup.${group}`),
      ...command,
    })),
  )
}

const tables: readonly (readonly [CommandGroup, (world: CommandWorld) => readonly EditorCommand[]])[] = [
  ['edit', editCommands],
  ['add', addCommands],
  ['walk', walkCommands],
  ['arrange', arrangeCommands],
  ['view', viewCommands],
]
