import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { communicateTexts } from '../../../runtime/flow/consent-texts.ts'
import { Card } from '../../ui/card.tsx'
import { ErrorWords } from '../panel/field-box.tsx'
import type { FlowSettings } from '../state/document.ts'
import { OptionSwitch } from './option-switch.tsx'
import { OptionText } from './option-text.tsx'
import classes from './options.module.css'
import { useSettingProblem, useSettings } from './use-settings.ts'

type Communicate = NonNullable<FlowSettings['options']['communicate']>

/** Whether visitors are offered mail of some type, by a box that nobody has to tick. */
export function CommunicateCard() {
  const { t } = useTranslation()
  const { settings, isReadOnly, option, leave } = useSettings()
  const problem = useSettingProblem(['options', 'communicate', 'type'])
  const { communicate } = settings.options
  const write = (part: Partial<Communicate>, gesture: string): void => {
    if (!communicate) return
    const next = { ...communicate, ...part }
    option(
      'communicate',
      Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined)) as Communicate,
      gesture,
    )
  }
  const error = communicate?.type.trim() === '' ? t('editor.options.communicate.typeNeeded') : problem
  return (
    <Card
      title={t('editor.options.communicate.title')}
      lead={t('editor.options.communicate.lead')}
      action={<OptionSwitch name="communicate" label={t('editor.options.communicate.on')} fresh={{ type: 'newsletter' }} />}
    >
      {communicate && (
        <div className={classes.fields}>
          <TextInput
            label={t('editor.options.communicate.type')}
            description={error ? undefined : t('editor.options.communicate.typeHelp')}
            error={error && <ErrorWords>{error}</ErrorWords>}
            maxLength={64}
            readOnly={isReadOnly}
            value={communicate.type}
            onChange={event => write({ type: event.currentTarget.value }, 'options:communicate.type')}
            onBlur={leave}
          />
          <OptionText
            path={['communicate', 'text']}
            value={communicate.text}
            label={t('editor.options.communicate.text')}
            help={t('editor.options.communicate.textHelp')}
            usual={communicateTexts}
            write={text => write({ text }, 'options:communicate.text')}
          />
          <OptionText
            path={['communicate', 'label']}
            value={communicate.label}
            label={t('editor.options.communicate.label')}
            help={t('editor.options.communicate.labelHelp')}
            write={label => write({ label }, 'options:communicate.label')}
          />
        </div>
      )}
    </Card>
  )
}
