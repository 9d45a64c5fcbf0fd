import { memo, useMemo } from 'react'
import { useDocument, useEditor } from '../editor-context.tsx'
import type { FlowDocument } from '../state/document.ts'
import { atPath, type Path } from '../state/with-path.ts'
import { Field } from './field.tsx'
import { fieldGroups, type ListedField } from './field-groups.ts'
import type { FieldSchema } from './field-props.ts'
import { fieldOf } from './fields.ts'
import { type Form, FormProvider } from './form-context.tsx'
import { isShown } from './is-shown.ts'
import classes from './panel.module.css'
import type { FormPlace } from './problems-at.ts'
import { type Labels, wordsOf } from './words-of.ts'

interface ConfigFormProps {
  readonly owner: string
  readonly schema: FieldSchema
  /** Words by language, the reader's first. The same list as long as nothing in it changes. */
  readonly labels: readonly (Labels | undefined)[]
  /** Where problems say that these values stand. The same object as long as it is. */
  readonly place: FormPlace
  readonly isReadOnly: boolean
  /** The values: the same function as long as they stand in the same place. */
  valuesIn(document: FlowDocument): unknown
  /** Writes one field; the gesture joins what is typed in it to one step. */
  write(path: Path, value: unknown, gesture: string): void
}

/** A form drawn from a schema. Each field listens to its own value: what is typed in one draws no other. */
export function ConfigForm({ owner, schema, labels, place, isReadOnly, valuesIn, write }: ConfigFormProps) {
  const form = useMemo<Form>(
    () => ({ owner, isReadOnly, place, wordsOf: (path, own) => wordsOf(labels, path, own), fieldOf }),
    [owner, isReadOnly, place, labels],
  )
  const groups = useMemo(() => fieldGroups(schema), [schema])
  return (
    <FormProvider value={form}>
      {groups.map(fields => (
        <div key={fields[0]?.name} className={classes.group}>
          {fields.map(field => (
            <TopField key={field.name} {...field} owner={owner} all={schema.properties} valuesIn={valuesIn} write={write} />
          ))}
        </div>
      ))}
    </FormProvider>
  )
}

interface TopFieldProps extends ListedField, Pick<ConfigFormProps, 'owner' | 'valuesIn' | 'write'> {
  readonly all: FieldSchema['properties']
}

const TopField = memo(function TopField({ owner, name, schema, isRequired, all, valuesIn, write }: TopFieldProps) {
  const editor = useEditor()
  const isSeen = useDocument(document => isShown(schema, all, valuesIn(document)))
  const value = useDocument(document => atPath(valuesIn(document), [name]))
  if (!isSeen) return null
  return (
    <Field
      schema={schema}
      path={[name]}
      value={value}
      isRequired={isRequired}
      change={next => write([name], next, `${owner}:${name}`)}
      leave={editor.endGesture}
    />
  )
})
