import { useTranslation } from 'react-i18next'
import { Card } from '../../ui/card.tsx'
import { OptionRadios } from './option-radios.tsx'
import { useSettingProblem, useSettings } from './use-settings.ts'

const choices = ['always', 'only-open'] as const

/** When visitors meet the flow. */
export function AvailabilityCard() {
  const { t } = useTranslation()
  const { settings, option } = useSettings()
  const problem = useSettingProblem(['options', 'hours'])
  return (
    <Card title={t('editor.options.hours.title')} lead={t('editor.options.hours.lead')}>
      <OptionRadios
        label={t('editor.options.hours.title')}
        value={settings.options.hours ?? 'always'}
        problem={problem}
        choices={choices.map(value => ({
          value,
          label: t(`editor.options.hours.${value}`),
          help: t(`editor.options.hours.${value}Help`),
        }))}
        choose={value => option('hours', value === 'always' ? undefined : value)}
      />
    </Card>
  )
}
