import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useDocument, useEditor, useSeen } from '../../editor-context.tsx'
import { FieldBox } from '../field-box.tsx'
import type { FieldProps } from '../field-props.ts'
import { fieldId } from '../form-context.tsx'
import { moved } from '../generic/moved.ts'
import classes from '../generic/rows.module.css'
import { useReorder } from '../generic/use-reorder.ts'
import { type ChoiceItem, choicesIn, labelled, linesOf, pasted } from './choice-list.ts'
import { ChoiceRow } from './choice-row.tsx'

/** What a visitor can pick from. A choice keeps its id whatever it is called: its way out stays connected. */
export function ChoicesField({ owner, schema, path, value, label, help, error, isReadOnly, change, leave }: FieldProps) {
  const { t } = useTranslation()
  const editor = useEditor()
  const seen = useSeen(({ language }) => language)
  const languages = useDocument(({ settings }) => settings.languages)
  const language = languages.includes(seen) ? seen : (languages[0] ?? 'en')
  const id = fieldId(owner, path)
  const choices = choicesIn(value)
  const most = schema.maxItems ?? Number.POSITIVE_INFINITY
  const put = (next: readonly ChoiceItem[]): void => {
    change(next.slice(0, most))
    leave()
  }
  const focus = (choice: string | undefined): void => {
    // It may only just have been written: it is drawn before the browser paints again.
    requestAnimationFrame(() => document.getElementById(choice === undefined ? `${id}-add` : `${id}-${choice}`)?.focus())
  }
  const addAfter = (at: number): void => {
    if (choices.length >= most) return
    const made: ChoiceItem = { id: editor.createId(), label: {} }
    put(choices.toSpliced(at + 1, 0, made))
    focus(made.id)
  }
  const remove = (at: number): void => {
    put(choices.toSpliced(at, 1))
    focus(choices[at - 1]?.id ?? choices[at + 1]?.id)
  }
  const reorder = useReorder(choices.length, (from, to) => {
    put(moved(choices, from, to))
    const choice = choices[from]?.id
    requestAnimationFrame(() => document.getElementById(`${id}-grip-${choice}`)?.focus())
  })
  return (
    <FieldBox id={id} label={label} help={help} error={error}>
      <div className={classes.rows}>
        {choices.map((choice, at) => (
          <ChoiceRow
            key={choice.id}
            id={id}
            choice={choice}
            at={at}
            language={language}
            languages={languages}
            isReadOnly={isReadOnly}
            reorder={reorder}
            write={text => change(labelled(choices, at, language, text))}
            paste={text => {
              const [first, ...more] = linesOf(text)
              if (first === undefined || more.length === 0) return false
              put(pasted(choices, at, language, first, more, editor.createId))
              return true
            }}
            addAfter={() => addAfter(at)}
            remove={() => remove(at)}
            leave={leave}
          />
        ))}
        {!isReadOnly && choices.length < most && (
          <Button
            id={`${id}-add`}
            variant="subtle"
            size="xs"
            className={classes.add ?? ''}
            leftSection={<IconPlus size={14} stroke={1.75} />}
            onClick={() => addAfter(choices.length - 1)}
          >
            {t('editor.panel.choices.add')}
          </Button>
        )}
      </div>
    </FieldBox>
  )
}
