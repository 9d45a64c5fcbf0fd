import { TagsInput } from '@mantine/core'
import type { FieldProps } from '../field-props.ts'
import { inputProps } from './input-props.tsx'

/** A list of short texts: words, labels. */
export function WordsField(props: FieldProps) {
  const { schema, value, isReadOnly, change } = props
  const words = Array.isArray(value) ? value.filter(word => typeof word === 'string') : []
  return (
    <TagsInput
      {...inputProps(props)}
      data={[]}
      value={words}
      splitChars={[',', '\n']}
      acceptValueOnBlur
      allowDuplicates={false}
      clearable={!isReadOnly}
      {...(schema.maxItems === undefined ? {} : { maxTags: schema.maxItems })}
      onChange={next => {
        const most = schema.items?.maxLength ?? Number.POSITIVE_INFINITY
        change(next.map(word => word.slice(0, most)))
        props.leave()
      }}
    />
  )
}
