import { Field } from '../field.tsx'
import { FieldBox } from '../field-box.tsx'
import type { FieldProps } from '../field-props.ts'
import { fieldId } from '../form-context.tsx'
import classes from '../panel.module.css'

/** A list of which each place means something of its own. */
export function TupleField({ owner, schema, path, value, label, help, error, change, leave }: FieldProps) {
  const places = schema.prefixItems ?? []
  const items: readonly unknown[] = Array.isArray(value) ? value : []
  return (
    <FieldBox id={fieldId(owner, path)} label={label} help={help} error={error}>
      <div className={classes.nested}>
        {places.map((part, at) => (
          <Field
            // biome-ignore lint/suspicious/noArrayIndexKey: its place is what it is
            key={at}
            schema={part}
            path={[...path, at]}
            value={items[at] ?? undefined}
            label={part.title ?? `${label} ${at + 1}`}
            isRequired
            // A place that nobody has filled in yet keeps its place.
            change={next => change(places.map((_, place) => (place === at ? next : items[place]) ?? null))}
            leave={leave}
          />
        ))}
      </div>
    </FieldBox>
  )
}
