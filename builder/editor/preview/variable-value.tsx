import { TextInput, UnstyledButton } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './preview.module.css'

interface VariableValueProps {
  readonly name: string
  readonly value: unknown
  readonly isAwaited: boolean
  /** Undefined: it cannot be written here. */
  readonly write: ((value: string | number | boolean) => void) | undefined
}

/** What a variable holds. Pressed, it can be written over. */
export function VariableValue({ name, value, isAwaited, write }: VariableValueProps) {
  const { t } = useTranslation()
  const [isWriting, setWriting] = useState(false)
  const shown =
    value === undefined ? t(isAwaited ? 'editor.preview.vars.awaited' : 'editor.preview.vars.unknown') : valueText(value)
  const state = value !== undefined ? 'known' : isAwaited ? 'awaited' : 'unknown'
  if (!write)
    return (
      <span className={classes.value} data-state={state} title={shown}>
        {shown}
      </span>
    )
  if (!isWriting)
    return (
      <UnstyledButton
        className={classes.value}
        data-state={state}
        title={shown}
        aria-label={t('editor.preview.vars.change', { name, value: shown })}
        onClick={() => setWriting(true)}
      >
        {shown}
      </UnstyledButton>
    )
  return (
    <ValueField
      name={name}
      value={value}
      leave={draft => {
        setWriting(false)
        if (draft !== undefined && draft !== textOf(value)) write(readValue(draft))
      }}
    />
  )
}

interface ValueFieldProps {
  readonly name: string
  readonly value: unknown
  /** With what was typed; undefined: it stays as it was. */
  leave(draft: string | undefined): void
}

function ValueField({ name, value, leave }: ValueFieldProps) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(() => textOf(value))
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.select(), [])
  return (
    <TextInput
      ref={field}
      size="xs"
      aria-label={t('editor.preview.vars.valueOf', { name })}
      value={draft}
      onChange={event => setDraft(event.currentTarget.value)}
      onBlur={() => leave(draft)}
      onKeyDown={event => {
        if (event.key === 'Enter') leave(draft)
        if (event.key !== 'Escape') return
        event.stopPropagation()
        leave(undefined)
      }}
    />
  )
}

function textOf(value: unknown): string {
  if (value === undefined) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** A value as it is read: texts in quotes, so that "5" is not 5. */
function valueText(value: unknown): string {
  return typeof value === 'string' ? `“${value}”` : JSON.stringify(value)
}

/** What somebody has typed: a number and yes or no count as such. */
export function readValue(text: string): string | number | boolean {
  const plain = text.trim()
  if (plain === 'true' || plain === 'false') return plain === 'true'
  return /^-?\d{1,15}(\.\d{1,15})?$/.test(plain) ? Number(plain) : text
}
