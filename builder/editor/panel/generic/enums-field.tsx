import { MultiSelect } from '@mantine/core'
import type { FieldProps } from '../field-props.ts'
import { useForm } from '../form-context.tsx'
import { inputProps } from './input-props.tsx'

/** Several of a few. */
export function EnumsField(props: FieldProps) {
  const { schema, path, value, isReadOnly, change, leave } = props
  const form = useForm()
  const values = schema.items?.enum ?? []
  const given = Array.isArray(value) ? value.map(String) : []
  // What a file says and no option is stays readable.
  const data = [...new Set([...values.map(String), ...given])].map(option => ({
    value: option,
    label: form.wordsOf([...path, option]).label,
  }))
  return (
    <MultiSelect
      {...inputProps(props)}
      data={data}
      value={given}
      clearable={!isReadOnly}
      {...(schema.maxItems === undefined ? {} : { maxValues: schema.maxItems })}
      onChange={next => {
        change(next.map(option => values.find(known => String(known) === option) ?? option))
        leave()
      }}
    />
  )
}
