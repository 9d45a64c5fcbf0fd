import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorWords } from '../field-box.tsx'
import type { FieldProps } from '../field-props.ts'
import styles from '../fields/fields.module.css'
import { inputProps } from './input-props.tsx'
import { jsonLine, jsonOfLine } from './json-text.ts'

/** Anything: where a declaration does not say what a value is. What is half written stays on the screen until it is whole. */
export function JsonField(props: FieldProps) {
  const { t } = useTranslation()
  const { value, help, change, leave } = props
  const [written, setWritten] = useState<string>()
  const isHalf =
    written !== undefined &&
    /^\s*[[{"]/.test(written) &&
    typeof jsonOfLine(written) === 'string' &&
    jsonOfLine(written) === written
  const input = inputProps({ ...props, help: help ?? t('editor.panel.json.help') })
  return (
    <Textarea
      {...input}
      {...(isHalf ? { description: undefined, error: <ErrorWords>{t('editor.panel.json.wrong')}</ErrorWords> } : {})}
      classNames={{ input: styles.code ?? '' }}
      autosize
      minRows={1}
      maxRows={12}
      dir="ltr"
      spellCheck={false}
      value={written ?? shown(value)}
      onChange={event => {
        const text = event.currentTarget.value
        setWritten(text)
        const next = jsonOfLine(text)
        if (!(/^\s*[[{"]/.test(text) && next === text)) change(next)
      }}
      onBlur={() => {
        if (!isHalf) setWritten(undefined)
        leave()
      }}
    />
  )
}

function shown(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value, null, 2) : jsonLine(value)
}
