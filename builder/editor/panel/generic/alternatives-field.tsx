import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { FieldBox } from '../field-box.tsx'
import type { FieldProps } from '../field-props.ts'
import { fieldId, useForm } from '../form-context.tsx'
import classes from '../panel.module.css'
import { type Alternative, alternativeOf, alternativesOf, emptyOf } from './alternatives.ts'
import { ObjectFields } from './object-field.tsx'
import rows from './rows.module.css'

/** A value that may be of several types: which one, then the value. */
export function AlternativesField(props: FieldProps) {
  const { owner, schema, path, value, label, help, error, isReadOnly, change, leave } = props
  const { t } = useTranslation()
  const form = useForm()
  const id = fieldId(owner, path)
  const alternatives = alternativesOf(schema)
  const chosen = alternativeOf(alternatives, value ?? schema.default)
  const words = (each: Alternative): string => {
    if (each.is === 'word') return form.wordsOf([...path, String(each.word)]).label
    if (each.is === 'type') return t(`editor.panel.type.${each.key}`)
    const names = Object.keys(each.schema.properties ?? {}).map(name => form.wordsOf([...path, name]).label)
    return each.schema.title ?? names.join(', ')
  }
  const Drawn = chosen?.is === 'type' ? form.fieldOf(chosen.schema) : undefined
  return (
    <FieldBox id={id} label={label} help={help} error={error}>
      <div className={classes.fields}>
        <Select
          id={`${id}-type`}
          aria-labelledby={`${id}-label`}
          placeholder={t('editor.panel.type.choose')}
          readOnly={isReadOnly}
          data={alternatives.map(each => ({ value: each.key, label: words(each) }))}
          value={chosen?.key ?? null}
          onChange={key => {
            const next = alternatives.find(each => each.key === key)
            if (next) change(emptyOf(next))
            leave()
          }}
        />
        {chosen?.is === 'shape' && (
          <ObjectFields schema={chosen.schema} path={path} value={value} change={change} leave={leave} />
        )}
        {Drawn && chosen?.is === 'type' && (
          <div className={rows.bare} data-quiet>
            <Drawn {...props} schema={chosen.schema} label={t('editor.panel.type.value')} help={undefined} error={undefined} />
          </div>
        )}
      </div>
    </FieldBox>
  )
}
