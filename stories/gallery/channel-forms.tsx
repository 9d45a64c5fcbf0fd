import { useCallback, useMemo } from 'react'
import { useEditor } from '../../builder/editor/editor-context.tsx'
import { ConfigForm } from '../../builder/editor/panel/config-form.tsx'
import type { FieldSchema } from '../../builder/editor/panel/field-props.ts'
import type { FlowDocument } from '../../builder/editor/state/document.ts'
import type { Path } from '../../builder/editor/state/with-path.ts'
import { Card } from '../../builder/ui/card.tsx'
import type { ChannelDescriptor } from '../../plugins/kit/channel-descriptor.ts'
import classes from './gallery.module.css'

interface ChannelFormsProps {
  readonly channel: ChannelDescriptor
  readonly language: string
}

/** What an admin sets for a channel, and what a flow says of how it shows itself there. */
export function ChannelForms({ channel, language }: ChannelFormsProps) {
  const texts = [channel.texts[language], channel.texts.en]
  return (
    <div className={classes.forms}>
      <Form name="config" title="What an admin sets" schema={channel.config} labels={texts.map(each => each?.fields)} />
      {Object.keys(channel.display.properties ?? {}).length > 0 && (
        <Form
          name="display"
          title="What a flow says of its look"
          schema={channel.display}
          labels={texts.map(each => each?.display)}
        />
      )}
    </div>
  )
}

interface FormProps {
  readonly name: string
  readonly title: string
  readonly schema: ChannelDescriptor['config']
  readonly labels: Parameters<typeof ConfigForm>[0]['labels']
}

function Form({ name, title, schema, labels }: FormProps) {
  const editor = useEditor()
  const place = useMemo(() => ({ node: name }), [name])
  const valuesIn = useCallback(({ nodes }: FlowDocument) => nodes.get(name)?.config, [name])
  const write = useCallback(
    (path: Path, value: unknown, gesture: string) => editor.edit('setConfig', { node: name, path, value }, gesture),
    [editor, name],
  )
  return (
    <Card title={title}>
      {/* The boundary: what a descriptor says of its config is JSON Schema. */}
      <ConfigForm
        owner={name}
        schema={schema as FieldSchema}
        labels={labels}
        place={place}
        isReadOnly={false}
        valuesIn={valuesIn}
        write={write}
      />
    </Card>
  )
}
