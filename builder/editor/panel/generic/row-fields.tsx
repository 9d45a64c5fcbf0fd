import { Field } from '../field.tsx'
import type { FieldProps } from '../field-props.ts'
import { useForm } from '../form-context.tsx'
import { ObjectFields } from './object-field.tsx'
import { UnionFields } from './union-field.tsx'
import { variantsOf } from './variants.ts'

/** The fields of one item of a list. */
export function RowFields({
  schema,
  path,
  value,
  change,
  leave,
}: Pick<FieldProps, 'schema' | 'path' | 'value' | 'change' | 'leave'>) {
  const form = useForm()
  if (schema.properties && schema.field === undefined)
    return <ObjectFields schema={schema} path={path} value={value} change={change} leave={leave} />
  if (variantsOf(schema))
    return (
      <UnionFields
        owner={form.owner}
        label=""
        isRequired
        isReadOnly={form.isReadOnly}
        schema={schema}
        path={path}
        value={value}
        change={change}
        leave={leave}
      />
    )
  return <Field schema={schema} path={path} value={value} isRequired={false} change={change} leave={leave} />
}
