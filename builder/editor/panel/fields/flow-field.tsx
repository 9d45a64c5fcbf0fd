import { useTranslation } from 'react-i18next'
import { useAnswer } from '../../../api/use-answer.ts'
import { useDocument } from '../../editor-context.tsx'
import type { FieldProps } from '../field-props.ts'
import { PickField, withUnlisted } from './pick-field.tsx'

/** Another flow, by its name; the one that is drawn says so. */
export function FlowField(field: FieldProps) {
  const { t } = useTranslation()
  const { data } = useAnswer('GET /api/flows')
  const own = useDocument(({ settings }) => settings.id)
  const ownName = useDocument(({ settings }) => settings.name)
  const options = (data ?? []).map(({ id, name, live }) => ({
    value: id,
    // What is typed now counts, not what was saved last.
    label: id === own ? ownName : name,
    aside: id === own ? t('editor.pick.thisFlow') : t(live ? 'editor.pick.live' : 'editor.pick.off'),
  }))
  return (
    <PickField
      field={field}
      groups={withUnlisted([{ options }], field.value, data ? t('editor.pick.gone') : undefined)}
      placeholder={t('editor.pick.choose')}
    />
  )
}
