import { useTranslation } from 'react-i18next'
import { Card } from '../../ui/card.tsx'
import { OptionRadios } from './option-radios.tsx'
import { useSettingProblem, useSettings } from './use-settings.ts'

const choices = ['off', 'start', 'exit'] as const

/** When visitors of a site are asked whether anything may be kept in their browser. The words are the channel's. */
export function CookiesCard() {
  const { t } = useTranslation()
  const { settings, option } = useSettings()
  const problem = useSettingProblem(['options', 'cookies'])
  return (
    <Card title={t('editor.options.cookies.title')} lead={t('editor.options.cookies.lead')}>
      <OptionRadios
        label={t('editor.options.cookies.title')}
        value={settings.options.cookies ?? 'off'}
        problem={problem}
        choices={choices.map(value => ({
          value,
          label: t(`editor.options.cookies.${value}`),
          help: t(`editor.options.cookies.${value}Help`),
        }))}
        choose={value => option('cookies', value === 'off' ? undefined : value)}
      />
    </Card>
  )
}
