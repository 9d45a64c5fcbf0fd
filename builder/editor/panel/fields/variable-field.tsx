import { useTranslation } from 'react-i18next'
import { useDocument } from '../../editor-context.tsx'
import { useFlowFacts } from '../../known/use-flow-facts.ts'
import { useNodeNames } from '../../known/use-node-names.ts'
import { isName } from '../../rules/subject.ts'
import type { FieldProps } from '../field-props.ts'
import { PickField, withUnlisted } from './pick-field.tsx'

/** As many nodes as are named one by one. */
const mostNamed = 2

/** A variable: one that this flow knows, or a new name. Says where else it is set. */
export function VariableField(field: FieldProps) {
  const { t, i18n } = useTranslation()
  const { variables } = useFlowFacts()
  const nameOf = useNodeNames()
  const isNode = useDocument(({ nodes }) => nodes.has(field.owner))
  const { value } = field
  const options = [...variables.values()]
    .map(({ name, type, choices }) => ({
      value: name,
      label: name,
      aside: choices.length > 0 ? t('editor.rules.kind.choices') : t(`editor.pick.holds.${type}`),
    }))
    .toSorted((a, b) => a.label.localeCompare(b.label))
  const others = typeof value === 'string' ? (variables.get(value)?.setBy ?? []).filter(id => id !== field.owner) : []
  const named = others.slice(0, mostNamed).map(nameOf)
  const list = new Intl.ListFormat(i18n.language === 'xx' ? 'en' : i18n.language)
  const more = others.length > mostNamed ? [`+${others.length - mostNamed}`] : []
  const help = others.length > 0 ? t('editor.pick.setAt', { nodes: list.format([...named, ...more]) }) : undefined
  return (
    <PickField
      field={field}
      groups={withUnlisted([{ options }], value, undefined)}
      placeholder={t('editor.pick.chooseOrType')}
      whenEmpty={t('editor.pick.typeNew')}
      {...(isNode && help ? { help } : {})}
      create={name => (isName(name) ? [{ value: name, label: t('editor.pick.newVariable', { name }) }] : [])}
    />
  )
}
