import { SegmentedControl, Select } from '@mantine/core'
import { FieldBox } from '../field-box.tsx'
import type { FieldProps } from '../field-props.ts'
import { fieldId, useForm } from '../form-context.tsx'
import { inputProps } from './input-props.tsx'

/** More letters than this do not stand beside each other in the panel. */
const mostLetters = 26

/** One of a few: beside each other where they fit, else a list. */
export function EnumField(props: FieldProps) {
  const { owner, schema, path, value, label, help, error, isRequired, isReadOnly, change, leave } = props
  const form = useForm()
  const values = schema.enum ?? [schema.const]
  const options = values.map(String).map(option => ({ value: option, label: form.wordsOf([...path, option]).label }))
  const chosen = value ?? schema.default
  const given = typeof chosen === 'string' || typeof chosen === 'number' || typeof chosen === 'boolean' ? String(chosen) : null
  const put = (next: string | null): void => {
    // Inputs know texts alone; the value may be a number.
    change(next === null ? undefined : (values.find(option => String(option) === next) ?? next))
    leave()
  }
  const isKnown = options.some(option => option.value === given)
  const letters = options.reduce((sum, option) => sum + option.label.length + 2, 0)
  if (options.length <= 3 && letters <= mostLetters && isKnown && given !== null)
    return (
      <FieldBox id={fieldId(owner, path)} label={label} help={help} error={error}>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label={label}
          data={options}
          value={given}
          readOnly={isReadOnly}
          onChange={put}
        />
      </FieldBox>
    )
  // What a file says and no option is stays readable: nothing is chosen behind anybody's back.
  const data = isKnown || given === null ? options : [...options, { value: given, label: given }]
  return (
    <Select
      {...inputProps(props)}
      data={data}
      value={given}
      clearable={!isRequired && schema.default === undefined && !isReadOnly}
      onChange={put}
    />
  )
}
