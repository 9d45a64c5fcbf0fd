import { useTranslation } from 'react-i18next'
import { useAnswer } from '../../../api/use-answer.ts'
import { useFlowFacts } from '../../known/use-flow-facts.ts'
import type { FieldProps } from '../field-props.ts'
import { PickField, withUnlisted } from './pick-field.tsx'

/** A list of contacts: one that is in use, one that this flow names, or a new one. */
export function ListField(field: FieldProps) {
  const { t } = useTranslation()
  const kept = useAnswer('GET /api/lists').data?.lists
  const { lists } = useFlowFacts()
  const known = (kept ?? []).map(({ id, name, contacts }) => ({
    value: id,
    label: name,
    aside: t('editor.pick.contacts', { count: contacts }),
  }))
  const own = lists.filter(id => !known.some(({ value }) => value === id)).map(id => ({ value: id, label: id }))
  const most = field.schema.maxLength ?? 64
  return (
    <PickField
      field={field}
      groups={withUnlisted([{ options: [...known, ...own] }], field.value, undefined)}
      placeholder={t('editor.pick.chooseOrType')}
      whenEmpty={t('editor.pick.typeNew')}
      create={name => (name.length <= most ? [{ value: name, label: t('editor.pick.newList', { name }) }] : [])}
    />
  )
}
