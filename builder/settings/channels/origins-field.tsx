import { TagsInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { FieldProps } from '../../editor/panel/field-props.ts'
import { inputProps } from '../../editor/panel/generic/input-props.tsx'
import { siteOf } from './site-of.ts'

/** Sites whose pages may use a channel: of an address that was pasted only the site counts, and what is none is said at the field. */
export function OriginsField(props: FieldProps) {
  const { t } = useTranslation()
  const { schema, value, isReadOnly, change, leave } = props
  const sites = Array.isArray(value) ? value.filter(site => typeof site === 'string') : []
  const wrong = sites.find(site => siteOf(site) !== site)
  const error = wrong === undefined ? props.error : t('channels.origin.wrong', { site: wrong })
  return (
    <TagsInput
      {...inputProps({ ...props, error })}
      data={[]}
      value={sites}
      dir="ltr"
      splitChars={[',', ' ', '\n']}
      acceptValueOnBlur
      clearable={!isReadOnly}
      placeholder={sites.length === 0 ? t('channels.origin.any') : ''}
      {...(schema.maxItems === undefined ? {} : { maxTags: schema.maxItems })}
      onChange={next => {
        change([...new Set(next.map(site => siteOf(site) ?? site))])
        leave()
      }}
    />
  )
}
