import { Button, Modal } from '@mantine/core'
import { IconArrowsMaximize } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FieldBox } from '../field-box.tsx'
import type { FieldProps } from '../field-props.ts'
import { fieldId } from '../form-context.tsx'
import classes from './code.module.css'
import { CodeBox } from './code-box.tsx'

/** A piece of a program, in the panel or in a window of its own. */
export function CodeField({ owner, schema, path, value, label, help, error, isRequired, isReadOnly, change, leave }: FieldProps) {
  const { t } = useTranslation()
  const [isLarge, setLarge] = useState(false)
  const id = fieldId(owner, path)
  const box = {
    value: typeof value === 'string' ? value : '',
    isInvalid: error !== undefined,
    isRequired,
    isReadOnly,
    maxLength: schema.maxLength,
    onChange: (text: string) => change(text === '' && !isRequired ? undefined : text),
    onLeave: leave,
  }
  return (
    <FieldBox
      id={id}
      label={label}
      help={help}
      error={error}
      aside={
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconArrowsMaximize size={14} stroke={1.75} aria-hidden="true" />}
          onClick={() => setLarge(true)}
        >
          {t('editor.panel.code.enlarge')}
        </Button>
      }
    >
      <CodeBox id={id} labelledBy={`${id}-label`} describedBy={describing(`${id}-keys`, error && `${id}-error`)} {...box} />
      <p id={`${id}-keys`} className={classes.keys}>
        {t('editor.panel.code.keys')}
      </p>
      <Modal
        opened={isLarge}
        onClose={() => setLarge(false)}
        title={<span id={`${id}-large-label`}>{label}</span>}
        size={900}
        // The first Escape only lets the Tab key go.
        closeOnEscape={false}
        closeButtonProps={{ 'aria-label': t('app.close') }}
      >
        {isLarge && <CodeBox id={`${id}-large`} labelledBy={`${id}-large-label`} describedBy={`${id}-keys`} isLarge {...box} />}
      </Modal>
    </FieldBox>
  )
}

function describing(...ids: readonly (string | undefined)[]): string {
  return ids.filter(Boolean).join(' ')
}
