import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './panel.module.css'

/** What is not wrong, and still wants a look. */
export function FieldWarning({ children }: { readonly children: ReactNode }) {
  return (
    <p className={classes.warning}>
      <IconAlertTriangle size={14} stroke={1.75} aria-hidden="true" />
      <span>{children}</span>
    </p>
  )
}
