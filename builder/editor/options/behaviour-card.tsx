import { useTranslation } from 'react-i18next'
import { Card } from '../../ui/card.tsx'
import { DurationField } from '../panel/fields/duration-field.tsx'
import { localProblem } from '../panel/local-problem.ts'
import { OptionText } from './option-text.tsx'
import classes from './options.module.css'
import { useSettingProblem, useSettings } from './use-settings.ts'

/** How fast it types, how long it waits for the last word, and what it says when it cannot go on. */
export function BehaviourCard() {
  const { t } = useTranslation()
  return (
    <Card title={t('editor.options.behaviour.title')}>
      <div className={classes.pair}>
        <Time
          name="typingDelayMs"
          least={0}
          most={10_000}
          label={t('editor.options.behaviour.typing')}
          help={t('editor.options.behaviour.typingHelp')}
        />
        <Time
          name="idleCloseMs"
          least={1_000}
          most={31_622_400_000}
          label={t('editor.options.behaviour.idle')}
          help={t('editor.options.behaviour.idleHelp')}
        />
      </div>
      <div className={classes.below}>
        <ErrorText />
      </div>
    </Card>
  )
}

function ErrorText() {
  const { t } = useTranslation()
  const { settings, option } = useSettings()
  return (
    <OptionText
      path={['errorText']}
      value={settings.options.errorText}
      label={t('editor.options.behaviour.error')}
      help={t('editor.options.behaviour.errorHelp')}
      write={text => option('errorText', text, 'options:errorText')}
    />
  )
}

interface TimeProps {
  readonly name: 'typingDelayMs' | 'idleCloseMs'
  /** ms */
  readonly least: number
  readonly most: number
  readonly label: string
  readonly help: string
}

function Time({ name, least, most, label, help }: TimeProps) {
  const { t } = useTranslation()
  const { settings, isReadOnly, option, leave } = useSettings()
  const said = useSettingProblem(['options', name])
  const value = settings.options[name]
  const schema = { type: 'integer', minimum: least, maximum: most }
  const local = localProblem(schema, value, false)
  const error = local ? t(`editor.panel.problem.${local.is}`, { count: local.count }) : said
  return (
    <DurationField
      owner="options"
      schema={schema}
      path={[name]}
      value={value}
      label={label}
      help={help}
      error={error}
      isRequired={false}
      isReadOnly={isReadOnly}
      change={next => option(name, typeof next === 'number' ? next : undefined, `options:${name}`)}
      leave={leave}
    />
  )
}
