import { NumberInput } from '@mantine/core'
import type { FieldProps } from '../field-props.ts'
import { inputProps } from './input-props.tsx'

/** A number. Beyond its bounds it is said to be wrong, not changed behind the back of whoever writes. */
export function NumberField(props: FieldProps) {
  const { schema, value, change } = props
  const shown = typeof value === 'number' ? value : ''
  const isWhole = schema.type === 'integer'
  return (
    <NumberInput
      {...inputProps(props)}
      value={shown}
      placeholder={typeof schema.default === 'number' ? String(schema.default) : undefined}
      allowDecimal={!isWhole}
      allowNegative={(schema.minimum ?? schema.exclusiveMinimum ?? -1) < 0}
      clampBehavior="none"
      step={schema.multipleOf ?? 1}
      min={schema.minimum}
      max={schema.maximum}
      onChange={next => {
        if (next !== shown) change(typeof next === 'number' ? next : undefined)
      }}
    />
  )
}
