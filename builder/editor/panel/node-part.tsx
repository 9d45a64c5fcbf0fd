import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useDescriptor, useDocument, useEditor, useSeen } from '../editor-context.tsx'
import { readableSchema } from '../known/readable-schema.ts'
import type { FlowDocument } from '../state/document.ts'
import type { Path } from '../state/with-path.ts'
import { ConfigForm } from './config-form.tsx'
import type { FieldSchema } from './field-props.ts'

interface NodePartProps {
  readonly node: string
  /** Names of fields of its action, in the order they are shown in; without any all of them. The same list as long as it is. */
  readonly fields?: readonly string[]
}

/** The fields of a step, or some of them away from its card. */
export function NodePart({ node, fields }: NodePartProps) {
  const { i18n } = useTranslation()
  const editor = useEditor()
  const isReadOnly = useSeen(session => session.isReadOnly)
  const descriptor = useDescriptor(useDocument(({ nodes }) => nodes.get(node)?.action))
  const texts = descriptor?.texts
  const labels = useMemo(() => [texts?.[i18n.language]?.fields, texts?.en.fields], [texts, i18n.language])
  const schema = useMemo(() => {
    const whole = descriptor && readableSchema(descriptor.config)
    return whole && fields ? partOf(whole, fields) : whole
  }, [descriptor, fields])
  const place = useMemo(() => ({ node }), [node])
  const valuesIn = useCallback(({ nodes }: FlowDocument) => nodes.get(node)?.config, [node])
  const write = useCallback(
    (path: Path, value: unknown, gesture: string) => editor.edit('setConfig', { node, path, value }, gesture),
    [editor, node],
  )
  if (!schema) return null
  return (
    <ConfigForm
      owner={node}
      schema={schema}
      labels={labels}
      place={place}
      isReadOnly={isReadOnly}
      valuesIn={valuesIn}
      write={write}
    />
  )
}

function partOf(schema: FieldSchema, fields: readonly string[]): FieldSchema {
  const properties = fields.flatMap(name => {
    const field = schema.properties?.[name]
    return field ? [[name, field] as const] : []
  })
  return {
    ...schema,
    properties: Object.fromEntries(properties),
    required: (schema.required ?? []).filter(name => fields.includes(name)),
  }
}
