import { type ComponentType, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswerWhen } from '../../api/use-answer.ts'
import { EditorProvider } from '../../editor/editor-context.tsx'
import { Field } from '../../editor/panel/field.tsx'
import type { FieldProps, FieldSchema } from '../../editor/panel/field-props.ts'
import { fieldOf } from '../../editor/panel/fields.ts'
import { type Form, FormProvider } from '../../editor/panel/form-context.tsx'
import { isShown } from '../../editor/panel/is-shown.ts'
import { wordsOf } from '../../editor/panel/words-of.ts'
import { useMay } from '../../session/session.tsx'
import classes from './channels.module.css'
import { fieldParts } from './field-parts.ts'
import { createFieldsEditor, problemsIn } from './fields-editor.ts'
import { InboxField } from './inbox-field.tsx'
import { OriginsField } from './origins-field.tsx'
import { SecretValueField } from './secret-value-field.tsx'
import type { ChannelKind } from './use-kinds.ts'

interface ChannelFieldsProps {
  readonly kind: ChannelKind
  /** Which channel: ids of fields begin with it. */
  readonly owner: string
  readonly config: Readonly<Record<string, unknown>>
  readonly isReadOnly: boolean
  /** What the server says of single fields stands at them. */
  readonly error: unknown
  write(name: string, value: unknown): void
}

/** The settings that a kind of channel declares, as the panel of the flow editor draws fields, by what they are about. */
export function ChannelFields({ kind, owner, config, isReadOnly, error, write }: ChannelFieldsProps) {
  const { t, i18n } = useTranslation()
  const flows = useAnswerWhen(useMay('flows:read'), 'GET /api/flows').data
  const languages = [
    ...new Set([i18n.language === 'xx' ? 'en' : i18n.language, 'en', ...(flows ?? []).flatMap(flow => flow.languages)]),
  ]
  const spoken = languages.join()
  const editor = useMemo(() => createFieldsEditor(spoken.split(','), isReadOnly), [spoken, isReadOnly])
  useEffect(() => editor.see({ problems: problemsIn(error) }), [editor, error])
  const form = useMemo<Form>(
    () => ({
      owner,
      isReadOnly,
      place: nowhere,
      wordsOf: (path, own) => wordsOf(kind.labels, path, own),
      fieldOf: channelFieldOf,
    }),
    [owner, isReadOnly, kind.labels],
  )
  const [parts] = useState(() => fieldParts(marked(kind.schema)))
  return (
    <EditorProvider editor={editor}>
      <FormProvider value={form}>
        {parts.map(({ part, fields }) => (
          <section key={part} className={classes.part} aria-label={t(`channels.part.${part}`)}>
            {parts.length > 1 && <h3>{t(`channels.part.${part}`)}</h3>}
            {fields.map(({ name, schema, isRequired }) =>
              isShown(schema, kind.schema.properties, config) ? (
                <Field
                  key={name}
                  schema={schema}
                  path={[name]}
                  value={config[name]}
                  isRequired={isRequired}
                  change={next => write(name, next)}
                  leave={editor.endGesture}
                />
              ) : null,
            )}
          </section>
        ))}
      </FormProvider>
    </EditorProvider>
  )
}

const nowhere = {}

/** What means the same in every channel is drawn the same: by its name. */
function marked(schema: FieldSchema): FieldSchema {
  const known = Object.entries(schema.properties ?? {}).map(([name, field]): readonly [string, FieldSchema] => {
    if (name === 'origins' && field.type === 'array') return [name, { ...field, field: 'origins' }]
    if (name === 'inbox' && field.type === 'string') return [name, { ...field, field: 'inbox' }]
    return [name, field]
  })
  return { ...schema, properties: Object.fromEntries(known) }
}

const own: Readonly<Record<string, ComponentType<FieldProps>>> = {
  origins: OriginsField,
  inbox: InboxField,
  secret: SecretValueField,
}

function channelFieldOf(schema: FieldSchema): ComponentType<FieldProps> {
  return own[schema.field ?? ''] ?? fieldOf(schema)
}
