import { Menu } from '@mantine/core'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { Command } from '../../commands/command.ts'
import { useAllCommands } from '../../commands/commands.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { type Tool, tool } from '../tools/tool.ts'
import classes from '../tools/tools.module.css'
import type { CommandName } from './command-world.ts'
import { menuItems } from './menu-items.ts'

interface ContextMenuProps {
  readonly menu: Extract<Tool, { tool: 'menu' }>
  onClose(): void
}

/** What can be done with what is selected, or with the canvas, at the pointer. */
export function ContextMenu({ menu, onClose }: ContextMenuProps) {
  const { t } = useTranslation()
  const all = useAllCommands()
  const { at, on, spot } = menu
  const groups = menuItems[on]
    .map(names => names.flatMap(name => all.find(({ id }) => id === `editor.${name}`) ?? []))
    .filter(commands => commands.length > 0)
  const run = (command: Command): void => {
    onClose()
    // Where the menu was asked for, there it goes.
    if (command.id === named('add')) tool.set({ tool: 'add', at, where: { to: 'spot', spot } })
    else command.run()
  }
  return (
    <Menu opened onChange={onClose} position="bottom-start" offset={0} width={264} trapFocus returnFocus={false}>
      <Menu.Target>
        <button
          type="button"
          tabIndex={-1}
          aria-label={t(`editor.menu.${on}`)}
          className={classes.point}
          style={{ transform: `translate(${at.x}px, ${at.y}px)` }}
        />
      </Menu.Target>
      <Menu.Dropdown aria-label={t(`editor.menu.${on}`)}>
        {groups.map((commands, index) => (
          <Fragment key={commands[0]?.id}>
            {index > 0 && <Menu.Divider />}
            {commands.map(command => (
              <MenuItem key={command.id} command={command} run={() => run(command)} />
            ))}
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function MenuItem({ command, run }: { readonly command: Command; run(): void }) {
  const { id, label, icon: Sign, keys } = command
  return (
    <Menu.Item
      {...(id === named('delete') ? { color: 'red' } : {})}
      leftSection={Sign ? <Sign size={16} /> : <span />}
      rightSection={keys === undefined ? undefined : <KeyHint keys={keys} />}
      onClick={run}
    >
      {label}
    </Menu.Item>
  )
}

const named = (name: CommandName): string => `editor.${name}`
