import { withPath } from '../../state/with-path.ts'
import { Field } from '../field.tsx'
import { FieldBox } from '../field-box.tsx'
import type { FieldProps } from '../field-props.ts'
import { fieldId } from '../form-context.tsx'
import { isShown } from '../is-shown.ts'
import classes from '../panel.module.css'

/** Fields that belong together. */
export function ObjectField(props: FieldProps) {
  const { owner, path, label, help, error } = props
  return (
    <FieldBox id={fieldId(owner, path)} label={label} help={help} error={error}>
      <div className={classes.nested}>
        <ObjectFields {...props} />
      </div>
    </FieldBox>
  )
}

interface ObjectFieldsProps extends Pick<FieldProps, 'schema' | 'path' | 'value' | 'change' | 'leave'> {
  /** Names that are drawn elsewhere. */
  readonly without?: ReadonlySet<string>
}

/** The fields of an object, without anything around them. */
export function ObjectFields({ schema, path, value, without, change, leave }: ObjectFieldsProps) {
  const { properties = {}, required = [] } = schema
  const record: Readonly<Record<string, unknown>> = typeof value === 'object' && value !== null ? { ...value } : {}
  // What can be nothing else is written with the first thing that is written.
  const fixed = Object.fromEntries(
    required.flatMap(name => (properties[name]?.const === undefined ? [] : [[name, properties[name].const]])),
  )
  return Object.entries(properties)
    .filter(([name, part]) => !without?.has(name) && part.const === undefined && isShown(part, properties, record))
    .map(([name, part]) => (
      <Field
        key={name}
        schema={part}
        path={[...path, name]}
        value={record[name]}
        isRequired={required.includes(name)}
        change={next => change(withPath({ ...fixed, ...record }, [name], next))}
        leave={leave}
      />
    ))
}
