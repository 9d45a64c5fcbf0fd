import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useAnswerWhen } from '../../api/use-answer.ts'
import type { FieldProps } from '../../editor/panel/field-props.ts'
import { inputProps } from '../../editor/panel/generic/input-props.tsx'
import { useMay } from '../../session/session.tsx'

/** The inbox where people find what comes while no flow is live. */
export function InboxField(field: FieldProps) {
  const { t } = useTranslation()
  const inboxes = useAnswerWhen(useMay('team:read'), 'GET /api/inboxes').data?.inboxes ?? []
  const { value, schema, change, leave } = field
  const usual = typeof schema.default === 'string' ? schema.default : undefined
  const chosen = typeof value === 'string' && value !== '' ? value : usual
  const named = inboxes.map(({ id, name }) => ({ value: id, label: name }))
  const isListed = chosen === undefined || named.some(each => each.value === chosen)
  return (
    <Select
      {...inputProps(field)}
      data={isListed ? named : [{ value: chosen, label: chosen === 'main' ? t('channels.mainInbox') : chosen }, ...named]}
      value={chosen ?? null}
      clearable={usual === undefined}
      onChange={next => {
        change(next ?? undefined)
        leave()
      }}
    />
  )
}
