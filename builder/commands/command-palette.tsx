import { createSpotlight, Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { KeyHint } from '../ui/key-hint.tsx'
import type { Command } from './command.ts'
import classes from './commands.module.css'
import { useAllCommands } from './commands.tsx'

const [store, palette] = createSpotlight()

/** Opens it. */
export function openPalette(): void {
  palette.open()
}

/** Everything that can be done now, found by writing some of its name. */
export function CommandPalette() {
  const { t } = useTranslation()
  const commands = useAllCommands()
  return (
    <Spotlight
      store={store}
      shortcut={null}
      actions={groupsOf(commands)}
      nothingFound={t('commands.nothing')}
      searchProps={{
        leftSection: <IconSearch size={16} stroke={1.75} aria-hidden="true" />,
        placeholder: t('commands.search'),
        'aria-label': t('commands.search'),
      }}
      attributes={{ content: { 'aria-label': t('commands.label') } }}
      overlayProps={{ blur: 0 }}
      scrollable
      maxHeight={420}
      highlightQuery={false}
      classNames={{
        content: classes.content ?? '',
        overlay: classes.overlay ?? '',
        search: classes.search ?? '',
        action: classes.action ?? '',
        actionsGroup: classes.group ?? '',
        empty: classes.empty ?? '',
      }}
    />
  )
}

/** Under their headings, in the order they came. */
function groupsOf(commands: readonly Command[]): SpotlightActionGroupData[] {
  const groups = Map.groupBy(commands, command => command.group)
  return [...groups].map(([group, members]) => ({
    group,
    actions: members.map(({ id, label, icon: Sign, keys, run }) => ({
      id,
      label,
      onClick: run,
      leftSection: Sign ? <Sign size={16} /> : null,
      rightSection: keys === undefined ? null : <KeyHint keys={keys} />,
    })),
  }))
}
