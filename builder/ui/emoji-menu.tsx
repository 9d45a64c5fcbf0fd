import { ActionIcon, Popover, Tooltip, UnstyledButton } from '@mantine/core'
import { IconMoodSmile } from '@tabler/icons-react'
import { useState } from 'react'
import { emojis } from './emojis.ts'
import classes from './ui.module.css'

interface EmojiMenuProps {
  readonly label: string
  readonly isDisabled: boolean
  /** px */
  readonly size?: number
  onPick(emoji: string): void
}

/** Puts an emoji where the caret is. */
export function EmojiMenu({ label, isDisabled, size = 28, onPick }: EmojiMenuProps) {
  const [opened, setOpened] = useState(false)
  return (
    <Popover opened={opened} onChange={setOpened} position="top-start" trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label={label}>
          <ActionIcon size={size} disabled={isDisabled} aria-label={label} onClick={() => setOpened(!opened)}>
            <IconMoodSmile size={size < 28 ? 14 : 16} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown p={8} aria-label={label}>
        <div className={classes.emojis}>
          {emojis.map(emoji => (
            <UnstyledButton
              key={emoji}
              className={classes.emoji}
              onClick={() => {
                setOpened(false)
                onPick(emoji)
              }}
            >
              {emoji}
            </UnstyledButton>
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
