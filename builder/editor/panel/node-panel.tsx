import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Descriptor } from '../../../plugins/kit/descriptor.ts'
import { useDescriptor, useDocument } from '../editor-context.tsx'
import { readableSchema } from '../known/readable-schema.ts'
import { NodePart } from './node-part.tsx'
import classes from './panel.module.css'
import { PanelFoot } from './panel-foot.tsx'
import { PanelHead } from './panel-head.tsx'
import { PhrasesSection } from './phrases-section.tsx'
import { PluginNote } from './plugin-note.tsx'
import { UnknownAction } from './unknown-action.tsx'
import { useFieldJump } from './use-field-jump.ts'

/** What one node does: its name, and the form its action declares. */
export function NodePanel({ id }: { readonly id: string }) {
  const action = useDocument(({ nodes }) => nodes.get(id)?.action)
  const descriptor = useDescriptor(action)
  const body = useRef<HTMLDivElement>(null)
  useFieldJump(id, body)
  if (action === undefined) return null
  return (
    <>
      <PanelHead id={id} action={action} />
      <div ref={body} className={classes.body}>
        {descriptor && <PluginNote action={action} />}
        {descriptor ? <NodeForm id={id} descriptor={descriptor} /> : <UnknownAction id={id} action={action} />}
        <PanelFoot id={id} />
      </div>
    </>
  )
}

function NodeForm({ id, descriptor }: { readonly id: string; readonly descriptor: Descriptor }) {
  const { t } = useTranslation()
  const isBare = Object.keys(readableSchema(descriptor.config).properties ?? {}).length === 0
  return (
    <>
      {isBare && <p className={classes.nothing}>{t('editor.panel.nothingToSet')}</p>}
      <NodePart node={id} />
      {descriptor.phrases && <PhrasesSection node={id} phrases={descriptor.phrases} />}
    </>
  )
}
