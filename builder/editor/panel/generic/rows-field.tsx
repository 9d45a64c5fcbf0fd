import { ActionIcon, Button, UnstyledButton } from '@mantine/core'
import { IconChevronRight, IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDocument, useEditor, useSeen } from '../../editor-context.tsx'
import { Field } from '../field.tsx'
import { FieldBox } from '../field-box.tsx'
import type { FieldProps, FieldSchema } from '../field-props.ts'
import { fieldId } from '../form-context.tsx'
import { Grip } from './grip.tsx'
import { moved } from './moved.ts'
import { newValue } from './new-value.ts'
import { RowFields } from './row-fields.tsx'
import classes from './rows.module.css'
import { titleOf } from './title-of.ts'
import { useReorder } from './use-reorder.ts'

/** A list of anything: rows that are added, removed and put in order. */
export function RowsField({ owner, schema, path, value, label, help, error, isReadOnly, change, leave }: FieldProps) {
  const { t } = useTranslation()
  const editor = useEditor()
  const id = fieldId(owner, path)
  const items: readonly unknown[] = Array.isArray(value) ? value : []
  const item = schema.items ?? {}
  const languages = useLanguages()
  // Rows of one line stand open; of larger ones the last that was added.
  const isPlain = isSmall(item)
  // One input under the list's own label needs no label of its own to look at.
  const isQuiet = !item.properties && item.field !== 'localised'
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set(items.length === 1 ? [0] : []))
  const put = (next: readonly unknown[]): void => {
    change(next)
    leave()
  }
  const reorder = useReorder(items.length, (from, to) => {
    setOpened(new Set(opened.has(from) ? [to] : []))
    put(moved(items, from, to))
    document.getElementById(`${id}-grip-${to}`)?.focus()
  })
  const isFull = schema.maxItems !== undefined && items.length >= schema.maxItems
  return (
    <FieldBox id={id} label={label} help={help} error={error}>
      <div className={classes.rows}>
        {items.map((each, at) => {
          const name = titleOf(item, each, languages) ?? t('editor.panel.list.item', { label, number: at + 1 })
          const isOpen = isPlain || opened.has(at)
          const own = { schema: item, path: [...path, at], value: each, leave }
          const write = (next: unknown): void => change(items.toSpliced(at, 1, next ?? newValue(item, editor.createId)))
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: items have no name of their own, and a row holds nothing but its item
            <div key={at} className={classes.row} {...reorder.row(at)}>
              {!isReadOnly && <Grip id={`${id}-grip-${at}`} {...reorder.grip(at, name)} />}
              {isPlain ? (
                <div className={classes.bare} data-quiet={isQuiet || undefined}>
                  {item.properties ? (
                    <div className={classes.pair}>
                      <RowFields {...own} change={write} />
                    </div>
                  ) : (
                    <Field {...own} label={`${label} ${at + 1}`} isRequired={false} change={write} />
                  )}
                </div>
              ) : (
                <div className={classes.card}>
                  <UnstyledButton
                    className={classes.cardHead}
                    aria-expanded={isOpen}
                    onClick={() => setOpened(new Set(isOpen ? [...opened].filter(other => other !== at) : [...opened, at]))}
                  >
                    <IconChevronRight size={14} stroke={1.75} aria-hidden="true" />
                    <span className={classes.cardTitle}>{name}</span>
                  </UnstyledButton>
                  {isOpen && (
                    <div className={classes.cardBody}>
                      <RowFields {...own} change={write} />
                    </div>
                  )}
                </div>
              )}
              {!isReadOnly && (
                <ActionIcon
                  className={classes.remove ?? ''}
                  aria-label={t('editor.panel.list.remove', { name })}
                  onClick={() => {
                    put(items.toSpliced(at, 1))
                    document.getElementById(`${id}-add`)?.focus()
                  }}
                >
                  <IconX size={14} stroke={1.75} aria-hidden="true" />
                </ActionIcon>
              )}
            </div>
          )
        })}
        {!isReadOnly && !isFull && (
          <Button
            id={`${id}-add`}
            variant="subtle"
            size="xs"
            className={classes.add ?? ''}
            leftSection={<IconPlus size={14} stroke={1.75} />}
            onClick={() => {
              setOpened(new Set([...opened, items.length]))
              put([...items, newValue(item, editor.createId)])
            }}
          >
            {t('editor.panel.list.add')}
          </Button>
        )}
      </div>
    </FieldBox>
  )
}

/** Languages by which items are named: the one that is shown, then the flow's. */
function useLanguages(): readonly string[] {
  const language = useSeen(session => session.language)
  const all = useDocument(({ settings }) => settings.languages)
  return [language, ...all]
}

// Two inputs stand beside each other; what is more has a head and opens.
function isSmall({ properties, oneOf, field }: FieldSchema): boolean {
  if (oneOf) return false
  if (!properties || field !== undefined) return true
  const parts = Object.values(properties)
  return parts.length <= 2 && parts.every(part => !part.properties && !part.items && part.field !== 'localised')
}
