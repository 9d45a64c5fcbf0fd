import { UnstyledButton } from '@mantine/core'
import { IconKey } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../../session/session.tsx'
import { SecretPanel } from '../../../settings/plugins/secret-panel.tsx'
import { useDescriptor, useDocument } from '../../editor-context.tsx'
import { useFlowFacts } from '../../known/use-flow-facts.ts'
import { useInstalled } from '../../known/use-installed.ts'
import type { FieldProps } from '../field-props.ts'
import { FieldWarning } from '../field-warning.tsx'
import classes from '../panel.module.css'
import type { PickOption } from './pick.tsx'
import { PickField } from './pick-field.tsx'

/** The name of a credential: what it is a name of never comes to this page. Admins see whether it is set, and set it. */
export function SecretField(field: FieldProps) {
  const { t } = useTranslation()
  const { secrets: named } = useFlowFacts()
  const action = useDocument(({ nodes }) => nodes.get(field.owner)?.action)
  const declared = useDescriptor(action)?.permissions?.secrets ?? []
  const installed = useInstalled(action)
  const mayChange = useMay('plugins:write')
  const [written, setWritten] = useState<string>()
  const most = field.schema.maxLength ?? 200
  const value = typeof field.value === 'string' && field.value !== '' ? field.value : undefined
  const isSet = (name: string): boolean | undefined => installed?.secrets.some(each => each.name === name && each.isSet)
  const option = (name: string): PickOption => {
    const state = isSet(name)
    return {
      value: name,
      label: name,
      sign: <IconKey size={16} stroke={1.75} aria-hidden="true" />,
      ...(state === undefined ? {} : { aside: t(state ? 'editor.pick.secretSet' : 'editor.pick.secretNotSet') }),
    }
  }
  const own = new Set([...declared, ...(installed?.secrets ?? []).map(({ name }) => name)])
  const others = new Set([...(value === undefined ? [] : [value]), ...named].filter(name => !own.has(name)))
  return (
    <>
      <PickField
        field={field}
        groups={[
          { label: t('editor.pick.declaredSecrets'), options: [...own].map(option) },
          { label: t('editor.pick.otherSecrets'), options: [...others].map(option) },
        ]}
        placeholder={t('editor.pick.chooseOrType')}
        whenEmpty={t('editor.pick.typeNew')}
        help={field.help ?? t('editor.pick.secretHelp')}
        create={name => (name.length <= most ? [{ ...option(name), label: t('editor.pick.newName', { name }) }] : [])}
      />
      {value !== undefined && isSet(value) === false && (
        <FieldWarning>
          {t('editor.pick.secretMissing')}{' '}
          {mayChange && (
            <UnstyledButton className={classes.link} onClick={() => setWritten(value)}>
              {t('editor.pick.setSecret')}
            </UnstyledButton>
          )}
        </FieldWarning>
      )}
      {installed && written !== undefined && (
        <SecretPanel of="plugin" owner={installed} name={written} onClose={() => setWritten(undefined)} />
      )}
    </>
  )
}
