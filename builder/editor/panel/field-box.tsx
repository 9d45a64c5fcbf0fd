import { IconAlertCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './panel.module.css'

interface FieldBoxProps {
  /** What ids of its parts begin with: `fieldId(owner, path)`. */
  readonly id: string
  readonly label: string
  /** At the end of the label's line. */
  readonly aside?: ReactNode
  readonly help?: string | undefined
  readonly error?: string | undefined
  readonly children: ReactNode
}

/** What stands around a field that is more than one input: label, help and error, tied to it for those who hear them. */
export function FieldBox({ id, label, aside, help, error, children }: FieldBoxProps) {
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <fieldset className={classes.box} aria-labelledby={`${id}-label`} aria-describedby={described || undefined}>
      <div className={classes.labelLine}>
        <span id={`${id}-label`} className={classes.label}>
          {label}
        </span>
        {aside !== undefined && <span className={classes.aside}>{aside}</span>}
      </div>
      {children}
      {help && !error && (
        <p id={`${id}-help`} className={classes.help}>
          {help}
        </p>
      )}
      <FieldError id={`${id}-error`} error={error} />
    </fieldset>
  )
}

/** What is wrong, under the field. */
function FieldError({ id, error }: { readonly id: string; readonly error: string | undefined }) {
  if (!error) return null
  return (
    <p id={id} className={classes.error}>
      <ErrorWords>{error}</ErrorWords>
    </p>
  )
}

/** The same for inputs that tie their error to themselves. */
export function ErrorWords({ children }: { readonly children: string }) {
  return (
    <span className={classes.errorWords}>
      <IconAlertCircle size={14} stroke={1.75} aria-hidden="true" />
      <span>{children}</span>
    </span>
  )
}
