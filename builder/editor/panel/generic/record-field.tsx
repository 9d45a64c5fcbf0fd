import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FieldBox } from '../field-box.tsx'
import type { FieldProps } from '../field-props.ts'
import { fieldId } from '../form-context.tsx'
import { TextBox } from '../text/text-box.tsx'
import { jsonLine, jsonOfLine } from './json-text.ts'
import { type RecordRows, recordOf, rowsOf } from './record-rows.ts'
import classes from './rows.module.css'

/** Names and values of one's own: values are texts with slots, or any JSON. */
export function RecordField({ owner, path, value, label, help, error, isReadOnly, change, leave }: FieldProps) {
  const { t } = useTranslation()
  const id = fieldId(owner, path)
  const record = typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
  const [written, setWritten] = useState<RecordRows>([])
  const rows = rowsOf(record, written)
  const put = (next: RecordRows): void => {
    setWritten(next)
    change(recordOf(next))
  }
  return (
    <FieldBox id={id} label={label} help={help} error={error}>
      <div className={classes.rows}>
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the name is what is written here
          <div key={at} className={classes.row}>
            <div className={classes.bare}>
              <TextInput
                id={`${id}-name-${at}`}
                aria-label={t('editor.panel.record.name', { number: at + 1 })}
                placeholder={t('editor.panel.record.namePlaceholder')}
                readOnly={isReadOnly}
                value={row.name}
                error={
                  row.name !== '' &&
                  rows.some((other, place) => place < at && other.name === row.name) &&
                  t('editor.panel.record.twice')
                }
                onChange={event => put(rows.toSpliced(at, 1, { ...row, name: event.currentTarget.value }))}
                onBlur={leave}
              />
              <div>
                <span id={`${id}-value-${at}-label`} hidden>
                  {t('editor.panel.record.value', { name: row.name })}
                </span>
                <TextBox
                  id={`${id}-value-${at}`}
                  value={jsonLine(row.value)}
                  language={undefined}
                  labelledBy={`${id}-value-${at}-label`}
                  describedBy={undefined}
                  placeholder={t('editor.panel.record.valuePlaceholder')}
                  isInvalid={false}
                  isRequired={false}
                  isReadOnly={isReadOnly}
                  isOneLine
                  isJoined={false}
                  hasMarks={false}
                  limit={undefined}
                  change={line => put(rows.toSpliced(at, 1, { ...row, value: jsonOfLine(line) }))}
                  leave={leave}
                />
              </div>
            </div>
            {!isReadOnly && (
              <ActionIcon
                className={classes.remove ?? ''}
                aria-label={t('editor.panel.list.remove', {
                  name: row.name || t('editor.panel.record.name', { number: at + 1 }),
                })}
                onClick={() => {
                  put(rows.toSpliced(at, 1))
                  leave()
                }}
              >
                <IconX size={14} stroke={1.75} aria-hidden="true" />
              </ActionIcon>
            )}
          </div>
        ))}
        {!isReadOnly && (
          <Button
            variant="subtle"
            size="xs"
            className={classes.add ?? ''}
            leftSection={<IconPlus size={14} stroke={1.75} />}
            onClick={() => setWritten([...rows, { name: '', value: undefined }])}
          >
            {t('editor.panel.list.add')}
          </Button>
        )}
      </div>
    </FieldBox>
  )
}
