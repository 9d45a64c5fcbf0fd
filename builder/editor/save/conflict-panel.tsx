import { Button, Popover } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conflict } from '../state/conflict.ts'
import classes from './conflict.module.css'
import { ConflictItem } from './conflict-item.tsx'
import { useSaved, useSaving } from './saver-context.tsx'

/** What somebody else changed in the same places: opens by itself, and stays in reach until each is settled. */
export function ConflictPanel() {
  const { t } = useTranslation()
  const saver = useSaving()
  const title = useId()
  const conflicts = useSaved(({ context }) => context.conflicts)
  const [closed, close] = useState<readonly Conflict[]>()
  if (conflicts.length === 0) return null
  const isOpen = closed !== conflicts
  const toggle = (): void => close(isOpen ? conflicts : undefined)
  const keepAll = (): void => {
    for (const conflict of conflicts) saver.settle(conflict, 'mine')
  }
  return (
    <Popover
      opened={isOpen}
      onDismiss={() => close(conflicts)}
      closeOnClickOutside={false}
      position="bottom-end"
      width={400}
      shadow="md"
      radius="md"
    >
      <Popover.Target>
        <button type="button" className={classes.mark} aria-expanded={isOpen} onClick={toggle}>
          <IconAlertTriangle size={14} stroke={1.75} aria-hidden="true" />
          {t('editor.save.conflicts', { count: conflicts.length })}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.panel} aria-labelledby={title}>
        <h2 id={title}>{t('editor.save.conflict.title')}</h2>
        <p>{t('editor.save.conflict.hint')}</p>
        <ul>
          {conflicts.map(conflict => (
            <ConflictItem
              key={`${conflict.kind} ${conflict.id}`}
              conflict={conflict}
              settle={whose => saver.settle(conflict, whose)}
            />
          ))}
        </ul>
        {conflicts.length > 1 && (
          <Button variant="default" onClick={keepAll}>
            {t('editor.save.conflict.keepAll')}
          </Button>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}
