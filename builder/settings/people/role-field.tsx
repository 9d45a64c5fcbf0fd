import { Radio } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './people.module.css'

const roles = ['agent', 'marketer', 'admin'] as const
export type Role = (typeof roles)[number]

interface RoleFieldProps {
  readonly value: Role
  onChange(role: Role): void
}

/** What somebody may do, in words. */
export function RoleField({ value, onChange }: RoleFieldProps) {
  const { t } = useTranslation()
  return (
    <Radio.Group
      label={t('people.role')}
      value={value}
      onChange={chosen => {
        const found = roles.find(role => role === chosen)
        if (found) onChange(found)
      }}
    >
      <div className={classes.roles}>
        {roles.map(role => (
          <Radio key={role} value={role} size="xs" label={t(`roles.${role}.name`)} description={t(`roles.${role}.about`)} />
        ))}
      </div>
    </Radio.Group>
  )
}
