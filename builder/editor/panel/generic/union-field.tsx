import { Select } from '@mantine/core'
import { atPath } from '../../state/with-path.ts'
import { FieldBox } from '../field-box.tsx'
import type { FieldProps } from '../field-props.ts'
import { fieldId, useForm } from '../form-context.tsx'
import classes from '../panel.module.css'
import { ObjectFields } from './object-field.tsx'
import { asVariant, variantsOf } from './variants.ts'

/** One of several shapes: which one, and its fields. */
export function UnionField(props: FieldProps) {
  const { owner, path, label, help, error } = props
  return (
    <FieldBox id={fieldId(owner, path)} label={label} help={help} error={error}>
      <UnionFields {...props} />
    </FieldBox>
  )
}

/** The same without anything around it. */
export function UnionFields({ owner, schema, path, value, isReadOnly, change, leave }: FieldProps) {
  const form = useForm()
  const variants = variantsOf(schema)
  if (!variants) return null
  const { by, options } = variants
  const given = atPath(value, [by])
  const chosen = options.find(option => option.value === given)
  const { label } = form.wordsOf([...path, by])
  return (
    <div className={classes.fields}>
      <Select
        id={fieldId(owner, [...path, by])}
        aria-label={label}
        placeholder={label}
        readOnly={isReadOnly}
        data={options.map(option => ({ value: option.value, label: form.wordsOf([...path, by, option.value]).label }))}
        value={chosen?.value ?? null}
        onChange={next => {
          if (next !== null) change(asVariant(variants, value, next))
          leave()
        }}
      />
      {chosen && (
        <ObjectFields schema={chosen.schema} path={path} value={value} without={new Set([by])} change={change} leave={leave} />
      )}
    </div>
  )
}
