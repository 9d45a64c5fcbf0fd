import { Checkbox, Input } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../session/session.tsx'
import classes from './tokens.module.css'

const resources = [
  'conversations',
  'contacts',
  'flows',
  'channels',
  'media',
  'availability',
  'inboxes',
  'articles',
  'team',
  'users',
  'tokens',
  'audit',
  'plugins',
  'privacy',
  'identities',
  'effects',
] as const
const acts = ['read', 'write', 'publish'] as const

interface ScopesFieldProps {
  readonly value?: readonly string[]
  readonly error?: ReactNode
  onChange?(scopes: string[]): void
}

/** What a key may do: a line for each thing there is, a box for each way to touch it. Nobody gives more than they have. */
export function ScopesField({ value = [], error, onChange }: ScopesFieldProps) {
  const { t } = useTranslation()
  const { permissions } = useSession()
  const shown = resources.filter(resource => acts.some(act => permissions.includes(`${resource}:${act}`)))
  const toggle = (scope: string, on: boolean): void => onChange?.(on ? [...value, scope] : value.filter(kept => kept !== scope))
  return (
    <Input.Wrapper label={t('tokens.scopesLabel')} description={t('tokens.scopesHelp')} error={error} labelElement="div">
      <div className={classes.matrix}>
        {shown.map(resource => (
          <fieldset key={resource}>
            <legend>{t(`tokens.resources.${resource}`)}</legend>
            {acts.map(act => {
              const scope = `${resource}:${act}`
              if (!permissions.includes(scope)) return null
              return (
                <Checkbox
                  key={act}
                  label={t(`tokens.acts.${act}`)}
                  checked={value.includes(scope)}
                  onChange={event => toggle(scope, event.currentTarget.checked)}
                />
              )
            })}
          </fieldset>
        ))}
      </div>
    </Input.Wrapper>
  )
}
