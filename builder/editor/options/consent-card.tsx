import { useTranslation } from 'react-i18next'
import { consentTexts } from '../../../runtime/flow/consent-texts.ts'
import { Card } from '../../ui/card.tsx'
import { OptionRadios } from './option-radios.tsx'
import { OptionText } from './option-text.tsx'
import classes from './options.module.css'
import { useSettingProblem, useSettings } from './use-settings.ts'

const choices = ['off', 'explicit', 'legitimate'] as const

/** Whether visitors must agree before anything personal is kept, or are told, and in which words. */
export function ConsentCard() {
  const { t } = useTranslation()
  const { settings, option } = useSettings()
  const problem = useSettingProblem(['options', 'consent'])
  const { consent = 'off', consentText } = settings.options
  return (
    <Card title={t('editor.options.consent.title')} lead={t('editor.options.consent.lead')}>
      <div className={classes.fields}>
        <OptionRadios
          label={t('editor.options.consent.title')}
          value={consent}
          problem={problem}
          choices={choices.map(value => ({
            value,
            label: t(`editor.options.consent.${value}`),
            help: t(`editor.options.consent.${value}Help`),
          }))}
          choose={value => option('consent', value)}
        />
        {consent !== 'off' && (
          <OptionText
            path={['consentText']}
            value={consentText}
            label={t('editor.options.consent.text')}
            help={t('editor.options.consent.textHelp')}
            usual={consentTexts[consent]}
            write={text => option('consentText', text, 'options:consentText')}
          />
        )}
      </div>
    </Card>
  )
}
