import { UnstyledButton } from '@mantine/core'
import { IconGripVertical } from '@tabler/icons-react'
import type { ComponentProps } from 'react'
import classes from './rows.module.css'

/** What a row is moved by. */
export function Grip(props: ComponentProps<'button'>) {
  return (
    <UnstyledButton {...props} className={classes.grip}>
      <IconGripVertical size={14} stroke={1.75} aria-hidden="true" />
    </UnstyledButton>
  )
}
