import { ActionIcon, Menu } from '@mantine/core'
import { type Icon, IconDots } from '@tabler/icons-react'

/** What can be done with a row. */
export interface RowAct {
  readonly id: string
  readonly label: string
  readonly icon: Icon
  /** It takes something away. */
  readonly isHarsh?: boolean
  run(): void
}

interface RowMenuProps {
  /** Says of which row it is. */
  readonly label: string
  readonly acts: readonly RowAct[]
}

/** What can be done with a row, behind three dots. */
export function RowMenu({ label, acts }: RowMenuProps) {
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon aria-label={label}>
          <IconDots size={16} stroke={1.75} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {acts.map(({ id, label: words, icon: Sign, isHarsh, run }) => (
          <Menu.Item
            key={id}
            {...(isHarsh ? { c: 'var(--danger-fg)' } : {})}
            leftSection={<Sign size={16} stroke={1.75} />}
            onClick={run}
          >
            {words}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
