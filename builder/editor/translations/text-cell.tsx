import { Textarea } from '@mantine/core'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useEditor, useSeen } from '../editor-context.tsx'
import type { TextRow } from './text-rows.ts'
import classes from './translations.module.css'
import { writeTexts } from './write-texts.ts'

interface TextCellProps {
  readonly row: TextRow
  readonly language: string
  readonly label: string
  readonly isMissing: boolean
  /** The keys have come here. */
  readonly hasFocus: boolean
  /** To the row before or after. */
  step(by: 1 | -1): void
  changed(): void
}

/** One text in one language, written in place. */
export function TextCell({ row, language, label, isMissing, hasFocus, step, changed }: TextCellProps) {
  const { t } = useTranslation()
  const editor = useEditor()
  const isReadOnly = useSeen(session => session.isReadOnly)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (hasFocus) field.current?.focus()
  }, [hasFocus])
  const own = Object.hasOwn(row.texts, language) ? (row.texts[language] ?? '') : ''
  const usual = row.defaults && Object.hasOwn(row.defaults, language) ? row.defaults[language] : undefined
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    const { selectionStart, selectionEnd, value } = event.currentTarget
    if (event.altKey || event.shiftKey || selectionStart !== selectionEnd) return
    if (event.key === 'ArrowUp' && selectionStart === 0) step(-1)
    else if (event.key === 'ArrowDown' && selectionEnd === value.length) step(1)
    else return
    event.preventDefault()
  }
  return (
    <Textarea
      ref={field}
      className={classes.field ?? ''}
      data-missing={isMissing || undefined}
      value={own}
      readOnly={isReadOnly}
      placeholder={usual ?? (isMissing ? t('editor.translations.missing') : '')}
      aria-label={label}
      lang={language}
      dir="auto"
      autosize
      minRows={1}
      maxRows={12}
      maxLength={8_000}
      onKeyDown={onKeyDown}
      onBlur={() => editor.endGesture()}
      onChange={event => {
        changed()
        writeTexts(editor, [{ row, language, text: event.currentTarget.value }], `translate ${row.id} ${language}`)
      }}
    />
  )
}
