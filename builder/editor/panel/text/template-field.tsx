import { FieldBox } from '../field-box.tsx'
import type { FieldProps } from '../field-props.ts'
import { fieldId } from '../form-context.tsx'
import { TextBox } from './text-box.tsx'

/** A text with slots that nobody translates: an address, a value, the body of a request. */
export function TemplateField({
  owner,
  schema,
  path,
  value,
  label,
  help,
  error,
  isRequired,
  isReadOnly,
  change,
  leave,
}: FieldProps) {
  const id = fieldId(owner, path)
  return (
    <FieldBox id={id} label={label} help={help} error={error}>
      <div>
        <TextBox
          id={`${id}-input`}
          value={typeof value === 'string' ? value : ''}
          language={undefined}
          labelledBy={`${id}-label`}
          describedBy={error ? `${id}-error` : help ? `${id}-help` : undefined}
          placeholder=""
          isInvalid={error !== undefined}
          isRequired={isRequired}
          isReadOnly={isReadOnly}
          isOneLine={schema.isOneLine === true}
          isJoined={false}
          hasMarks={false}
          limit={undefined}
          change={text => change(text === '' ? undefined : text)}
          leave={leave}
        />
      </div>
    </FieldBox>
  )
}
