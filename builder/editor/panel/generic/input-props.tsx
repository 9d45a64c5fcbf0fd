import type { ReactNode } from 'react'
import { ErrorWords } from '../field-box.tsx'
import type { FieldProps } from '../field-props.ts'
import { fieldId } from '../form-context.tsx'

interface InputProps {
  readonly id: string
  readonly label: ReactNode
  readonly description: ReactNode
  readonly error: ReactNode
  readonly readOnly: boolean
  readonly 'aria-required': boolean
  onBlur(): void
}

/** What every plain input takes of a field. */
export function inputProps({ owner, path, label, help, error, isRequired, isReadOnly, leave }: FieldProps): InputProps {
  return {
    id: fieldId(owner, path),
    label,
    // One line below a field: what is wrong stands in the place of the help.
    description: error === undefined ? help : undefined,
    error: error === undefined ? undefined : <ErrorWords>{error}</ErrorWords>,
    readOnly: isReadOnly,
    'aria-required': isRequired,
    onBlur: leave,
  }
}
