import { useTranslation } from 'react-i18next'
import { useProperties } from '../../known/use-properties.ts'
import { isName } from '../../rules/subject.ts'
import type { FieldProps } from '../field-props.ts'
import { PickField, withUnlisted } from './pick-field.tsx'

/** A property of the contact: a known one, or a new name. */
export function PropertyField(field: FieldProps) {
  const { t } = useTranslation()
  const properties = useProperties()
  const optionsOf = (isStandard: boolean) =>
    properties
      .filter(property => property.isStandard === isStandard)
      .map(({ name, label }) => ({ value: name, label, ...(label === name ? {} : { aside: name }) }))
  const groups = [
    { label: t('editor.pick.known'), options: optionsOf(true) },
    { label: t('editor.pick.seen'), options: optionsOf(false) },
  ]
  return (
    <PickField
      field={field}
      groups={withUnlisted(groups, field.value, undefined)}
      placeholder={t('editor.pick.chooseOrType')}
      create={name => (isName(name) ? [{ value: name, label: t('editor.pick.newProperty', { name }) }] : [])}
    />
  )
}
