import { Switch } from '@mantine/core'
import { ErrorWords } from '../field-box.tsx'
import type { FieldProps } from '../field-props.ts'
import { fieldId } from '../form-context.tsx'
import classes from '../panel.module.css'

/** Yes or no. */
export function BooleanField({ owner, schema, path, value, label, help, error, isReadOnly, change, leave }: FieldProps) {
  const id = fieldId(owner, path)
  return (
    <div className={classes.switchLine}>
      <div className={classes.grow}>
        <label htmlFor={id} className={classes.label}>
          {label}
        </label>
        {help && (
          <p id={`${id}-help`} className={classes.help}>
            {help}
          </p>
        )}
        {error && (
          <p id={`${id}-error`} className={classes.error}>
            <ErrorWords>{error}</ErrorWords>
          </p>
        )}
      </div>
      <Switch
        id={id}
        size="sm"
        checked={typeof value === 'boolean' ? value : schema.default === true}
        disabled={isReadOnly}
        aria-describedby={[help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ') || undefined}
        onChange={event => {
          change(event.currentTarget.checked)
          leave()
        }}
      />
    </div>
  )
}
