import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { FieldProps } from '../field-props.ts'
import { inputProps } from '../generic/input-props.tsx'
import classes from './fields.module.css'

/** A colour: a swatch that opens what the browser has for that, and the same in writing. */
export function ColourField(props: FieldProps) {
  const { t } = useTranslation()
  const { value, schema, label, isReadOnly, change, leave } = props
  const usual = typeof schema.default === 'string' ? schema.default : '#000000'
  const text = typeof value === 'string' ? value : ''
  return (
    <TextInput
      {...inputProps(props)}
      classNames={{ input: classes.code ?? '' }}
      spellCheck={false}
      maxLength={7}
      placeholder={usual}
      value={text}
      leftSection={
        <input
          type="color"
          className={classes.swatch}
          aria-label={t('editor.pick.colourOf', { label })}
          disabled={isReadOnly}
          value={isColour(text) ? text.toLowerCase() : usual}
          onChange={event => change(event.currentTarget.value)}
          onBlur={leave}
        />
      }
      onChange={event => change(withSign(event.currentTarget.value) || undefined)}
    />
  )
}

const isColour = (text: string): boolean => /^#[0-9a-f]{6}$/i.test(text)

/** Six letters without the sign before them are meant as a colour too. */
const withSign = (text: string): string => (/^[0-9a-f]{6}$/i.test(text.trim()) ? `#${text.trim()}` : text.trim())
