import { ActionIcon, TextInput, Tooltip } from '@mantine/core'
import { IconAlertTriangle, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { pickText } from '../../../../plugins/kit/text.ts'
import { Grip } from '../generic/grip.tsx'
import classes from '../generic/rows.module.css'
import type { useReorder } from '../generic/use-reorder.ts'
import type { ChoiceItem } from './choice-list.ts'

interface ChoiceRowProps {
  /** Of the field. */
  readonly id: string
  readonly choice: ChoiceItem
  readonly at: number
  readonly language: string
  readonly languages: readonly string[]
  readonly isReadOnly: boolean
  readonly reorder: ReturnType<typeof useReorder>
  write(text: string): void
  /** True when the text was more than one choice, and is taken. */
  paste(text: string): boolean
  addAfter(): void
  remove(): void
  leave(): void
}

/** One choice: its label in the language that is shown. */
export function ChoiceRow(props: ChoiceRowProps) {
  const { id, choice, at, language, languages, isReadOnly, reorder, write, paste, addAfter, remove, leave } = props
  const { t } = useTranslation()
  const text = choice.label[language] ?? ''
  const elsewhere = pickText(choice.label, languages)
  const name = text || elsewhere || t('editor.panel.choices.item', { number: at + 1 })
  const isMissing = text.trim() === '' && elsewhere !== ''
  return (
    <div className={classes.row} {...reorder.row(at)}>
      {!isReadOnly && <Grip id={`${id}-grip-${choice.id}`} {...reorder.grip(at, name)} />}
      <TextInput
        id={`${id}-${choice.id}`}
        className={classes.grow ?? ''}
        aria-label={t('editor.panel.choices.item', { number: at + 1 })}
        lang={language}
        dir="auto"
        placeholder={elsewhere}
        readOnly={isReadOnly}
        value={text}
        rightSectionWidth={isMissing ? 42 : 28}
        rightSection={
          <span className={classes.number}>
            {isMissing && (
              <Tooltip label={t('editor.panel.text.missing')}>
                <IconAlertTriangle
                  className={classes.missing}
                  size={12}
                  stroke={2}
                  role="img"
                  aria-label={t('editor.panel.text.missing')}
                />
              </Tooltip>
            )}
            {at + 1}
          </span>
        }
        onChange={event => write(event.currentTarget.value)}
        onBlur={leave}
        onPaste={event => {
          const { selectionStart, selectionEnd } = event.currentTarget
          // Only into the whole label: a line in the middle of a text is no list.
          const isWhole = selectionStart === 0 && selectionEnd === text.length
          if (!isReadOnly && isWhole && paste(event.clipboardData.getData('text/plain'))) event.preventDefault()
        }}
        onKeyDown={event => {
          if (isReadOnly || event.nativeEvent.isComposing) return
          if (event.key === 'Enter') addAfter()
          else if (event.key === 'Backspace' && Object.keys(choice.label).length === 0) remove()
          else return
          event.preventDefault()
        }}
      />
      {!isReadOnly && (
        <ActionIcon className={classes.remove ?? ''} aria-label={t('editor.panel.list.remove', { name })} onClick={remove}>
          <IconX size={14} stroke={1.75} aria-hidden="true" />
        </ActionIcon>
      )}
    </div>
  )
}
