import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Descriptor } from '../../../plugins/kit/descriptor.ts'
import { Card } from '../../ui/card.tsx'
import { Note } from '../../ui/note.tsx'
import { useDescriptor, useEditor, useSeen } from '../editor-context.tsx'
import { ConfigForm } from '../panel/config-form.tsx'
import { ErrorWords } from '../panel/field-box.tsx'
import type { FieldSchema } from '../panel/field-props.ts'
import panel from '../panel/panel.module.css'
import type { FlowDocument } from '../state/document.ts'
import { type Path, withPath } from '../state/with-path.ts'
import { OptionSwitch } from './option-switch.tsx'
import classes from './options.module.css'
import { useSettingProblem, useSettings } from './use-settings.ts'

/** The survey that is put when a conversation has been closed: off, or filled in like a node of its action. */
export function SurveyCard() {
  const { t } = useTranslation()
  const { settings } = useSettings()
  const descriptor = useDescriptor('survey')
  const problem = useSettingProblem(['options', 'survey'])
  const { survey } = settings.options
  return (
    <Card
      title={t('editor.options.survey.title')}
      lead={t('editor.options.survey.lead')}
      action={
        <OptionSwitch
          name="survey"
          label={t('editor.options.survey.on')}
          fresh={{ config: {} }}
          isOffered={descriptor !== undefined}
        />
      }
    >
      {survey && !descriptor && <Note tone="warn">{t('editor.options.survey.gone')}</Note>}
      {survey && descriptor && (
        <div className={classes.survey}>
          <SurveyForm descriptor={descriptor} />
        </div>
      )}
      {problem && (
        <p className={panel.error}>
          <ErrorWords>{problem}</ErrorWords>
        </p>
      )}
    </Card>
  )
}

const place = { within: 'options.survey' }
const valuesIn = ({ settings }: FlowDocument): unknown => settings.options.survey?.config

function SurveyForm({ descriptor }: { readonly descriptor: Descriptor }) {
  const { i18n } = useTranslation()
  const editor = useEditor()
  const isReadOnly = useSeen(session => session.isReadOnly)
  const { texts } = descriptor
  const labels = useMemo(() => [texts[i18n.language]?.fields, texts.en.fields], [texts, i18n.language])
  const write = useCallback(
    (path: Path, value: unknown, gesture: string) => {
      const { options } = editor.document().settings
      const config = withPath(options.survey?.config ?? {}, path, value)
      // What is written within a record leaves a record.
      const survey = { ...options.survey, config: { ...(config as object) } }
      editor.edit('patchSettings', { options: { ...options, survey } }, gesture)
    },
    [editor],
  )
  return (
    <ConfigForm
      owner="options-survey"
      // The boundary: what a descriptor says of its config is JSON Schema, and a form reads this much of it.
      schema={descriptor.config as FieldSchema}
      labels={labels}
      place={place}
      isReadOnly={isReadOnly}
      valuesIn={valuesIn}
      write={write}
    />
  )
}
