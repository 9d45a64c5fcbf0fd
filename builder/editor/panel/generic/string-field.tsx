import { Textarea, TextInput } from '@mantine/core'
import type { ComponentProps } from 'react'
import type { FieldProps } from '../field-props.ts'
import { inputProps } from './input-props.tsx'

/** How texts of a known form are written best. */
const looks: Readonly<Record<string, Pick<ComponentProps<'input'>, 'type' | 'inputMode' | 'placeholder'>>> = {
  uri: { inputMode: 'url', placeholder: 'https://' },
  email: { inputMode: 'email', placeholder: 'ada@example.com' },
  date: { type: 'date' },
  time: { type: 'time' },
  'date-time': { placeholder: '2026-12-31T23:59:00Z' },
}

/** From this length on a text is more than a line. */
const longFrom = 1_000

/** A text without languages and without slots: a name, a pattern, an address. */
export function StringField(props: FieldProps) {
  const { schema, value, change } = props
  const text = typeof value === 'string' ? value : ''
  const write = (next: string): void => change(next === '' ? undefined : next)
  const fallback = typeof schema.default === 'string' ? schema.default : undefined
  // An address is one line, however long it may be.
  if (schema.format === undefined && (schema.maxLength ?? 0) >= longFrom)
    return (
      <Textarea
        {...inputProps(props)}
        autosize
        minRows={2}
        maxRows={8}
        dir="auto"
        value={text}
        placeholder={fallback}
        onChange={event => write(event.currentTarget.value)}
      />
    )
  return (
    <TextInput
      {...inputProps(props)}
      dir="auto"
      {...(looks[schema.format ?? ''] ?? {})}
      {...(fallback === undefined ? {} : { placeholder: fallback })}
      value={text}
      onChange={event => write(event.currentTarget.value)}
    />
  )
}
