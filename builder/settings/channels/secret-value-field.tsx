import { PasswordInput } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldProps } from '../../editor/panel/field-props.ts'
import { inputProps } from '../../editor/panel/generic/input-props.tsx'
import { SecretLine } from './secret-line.tsx'
import { useSecretsPlace } from './secrets-context.tsx'

/**
 * A secret of a channel: people give its value, which is written and never shown again. What it is called is nobody's business unless two
 * fields share one; a field that names none is called after itself.
 */
export function SecretValueField(field: FieldProps) {
  const { t } = useTranslation()
  const { channel, written, write } = useSecretsPlace()
  const { schema, value, path, label, help, isReadOnly, change } = field
  const usual = typeof schema.default === 'string' ? schema.default : undefined
  const own = String(path.at(-1))
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-')
    .toLowerCase()
  const name = typeof value === 'string' && value !== '' ? value : (usual ?? own)
  const isNamed = typeof value === 'string' || usual !== undefined
  const isSet = channel?.secrets.some(each => each.name === name && each.isSet) === true
  // What was set here for a field that names none yet: the field names it from now on.
  useEffect(() => {
    if (!isNamed && isSet && !isReadOnly) change(name)
  }, [isNamed, isSet, isReadOnly, name, change])
  if (channel)
    return <SecretLine channel={channel} name={name} label={label} help={help} error={field.error} isReadOnly={isReadOnly} />
  return (
    <PasswordInput
      {...inputProps(field)}
      value={written[name] ?? ''}
      placeholder={t('channels.secret.none')}
      autoComplete="new-password"
      dir="ltr"
      visibilityToggleButtonProps={{ 'aria-label': t('plugins.secrets.show') }}
      onChange={event => {
        write(name, event.currentTarget.value)
        if (!isNamed) change(name)
      }}
    />
  )
}
