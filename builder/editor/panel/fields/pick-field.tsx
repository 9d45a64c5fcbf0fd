import type { ReactNode } from 'react'
import type { FieldProps } from '../field-props.ts'
import { inputProps } from '../generic/input-props.tsx'
import { Pick, type PickGroup, type PickOption } from './pick.tsx'

interface PickFieldProps {
  readonly field: FieldProps
  readonly groups: readonly PickGroup[]
  readonly placeholder?: string
  readonly whenEmpty?: string
  /** Instead of the field's own help. */
  readonly help?: ReactNode
  search?(typed: string): void
  create?(typed: string): readonly PickOption[]
}

/** A field that is one of many: whatever a file says and no list knows stays to be seen. */
export function PickField({ field, help, ...pick }: PickFieldProps) {
  const { onBlur, readOnly, 'aria-required': isRequired, ...input } = inputProps(field)
  const { value, schema, change, leave } = field
  return (
    <Pick
      {...input}
      {...pick}
      {...(field.error === undefined && help !== undefined ? { description: help } : {})}
      value={typeof value === 'string' && value !== '' ? value : undefined}
      isReadOnly={readOnly}
      isRequired={isRequired}
      isClearable={!isRequired && schema.default === undefined}
      onPick={next => {
        change(next)
        leave()
      }}
      onLeave={onBlur}
    />
  )
}

/** The groups, and before them what is chosen and stands in none of them. */
export function withUnlisted(groups: readonly PickGroup[], value: unknown, aside: string | undefined): readonly PickGroup[] {
  if (typeof value !== 'string' || value === '') return groups
  const isListed = groups.some(({ options }) => options.some(option => option.value === value))
  return isListed ? groups : [{ options: [{ value, label: value, aside }] }, ...groups]
}
