import { useTranslation } from 'react-i18next'
import { useAnswer } from '../../../api/use-answer.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import type { FieldProps } from '../field-props.ts'
import { PickField, withUnlisted } from './pick-field.tsx'

/** A team, or somebody of it. */
export function TeamField(field: FieldProps) {
  const { t } = useTranslation()
  const teams = useAnswer('GET /api/teams').data?.teams
  const users = useAnswer('GET /api/users').data?.users
  const groups = [
    {
      label: t('editor.pick.teams'),
      options: (teams ?? []).map(({ id, name, members }) => ({
        value: id,
        label: name,
        aside: t('editor.pick.members', { count: members.length }),
        sign: <Avatar name={name} size="sm" />,
      })),
    },
    {
      label: t('editor.pick.people'),
      options: (users ?? [])
        .filter(({ id, isDisabled }) => !isDisabled || id === field.value)
        .map(({ id, name, role }) => ({
          value: id,
          label: name,
          aside: t(`roles.${role}.name`),
          sign: <Avatar name={name} size="sm" />,
        })),
    },
  ]
  const isLoaded = teams !== undefined && users !== undefined
  return (
    <PickField
      field={field}
      groups={withUnlisted(groups, field.value, isLoaded ? t('editor.pick.gone') : undefined)}
      placeholder={t('editor.pick.choose')}
    />
  )
}
