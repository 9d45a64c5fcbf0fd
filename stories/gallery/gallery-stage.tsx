import { useState } from 'react'
import { EditorProvider } from '../../builder/editor/editor-context.tsx'
import { createEditor } from '../../builder/editor/state/create-editor.ts'
import { SessionGate } from '../../builder/session/session-gate.tsx'
import { Note } from '../../builder/ui/note.tsx'
import type { ChannelDescriptor } from '../../plugins/kit/channel-descriptor.ts'
import type { Descriptor } from '../../plugins/kit/descriptor.ts'
import { flowModel } from '../../runtime/flow/model.ts'
import { AppStage, type Look } from '../builder/app-stage.tsx'
import { plugins } from '../builder/editor/declared.ts'
import { answers } from '../builder/editor/panel/panel-stage.tsx'
import { now } from '../builder/inbox/sample.ts'
import { usual } from '../builder/settings/team.ts'
import { ChannelForms } from './channel-forms.tsx'
import classes from './gallery.module.css'
import { NodeInEditor } from './node-in-editor.tsx'
import { PluginFacts } from './plugin-facts.tsx'
import { sampleConfig } from './sample-config.ts'
import { type Shown, useShownPlugin } from './use-shown-plugin.ts'

/** All that follows from one declaration: palette, card, panel, ports, permissions, phrases. What is changed in the panel shows at once. */
export function GalleryStage({ language = 'en', scheme = 'light', ...shown }: Look & Shown) {
  const found = useShownPlugin(shown)
  if (!found) return null
  const known = 'descriptor' in found ? [...plugins.filter(({ id }) => id !== found.descriptor.id), found.descriptor] : plugins
  return (
    <AppStage
      answers={{ ...usual, ...answers, 'GET /api/plugins': known }}
      now={now}
      isOutside
      language={language}
      scheme={scheme}
    >
      <SessionGate waiting={null}>
        <main className={classes.page}>
          {'problem' in found ? (
            <Note tone="bad">{found.problem}</Note>
          ) : (
            <Drawn descriptor={found.descriptor} language={language} />
          )}
        </main>
      </SessionGate>
    </AppStage>
  )
}

interface DrawnProps {
  readonly descriptor: Descriptor | ChannelDescriptor
  readonly language: string
}

function Drawn({ descriptor, language }: DrawnProps) {
  const [editor] = useState(() => editorOf(descriptor, language))
  return (
    <EditorProvider editor={editor}>
      <PluginFacts descriptor={descriptor} language={language}>
        {descriptor.type === 'channel' ? <ChannelForms channel={descriptor} language={language} /> : <NodeInEditor />}
      </PluginFacts>
    </EditorProvider>
  )
}

/** A flow with one node of it, or with one for each form of a channel. */
function editorOf(descriptor: Descriptor | ChannelDescriptor, language: string) {
  const forms = { config: descriptor.config, ...(descriptor.type === 'channel' ? { display: descriptor.display } : {}) }
  const nodes = Object.entries(forms).map(([id, config]) => ({
    id,
    action: descriptor.id,
    config: sampleConfig({ config, texts: textsOf(descriptor, id) }, language),
    position: { x: 0, y: 0 },
  }))
  const flow = flowModel.parse({
    format: 1,
    id: `gallery-${descriptor.id}`,
    name: descriptor.id,
    kind: 'bot',
    languages: [language],
    nodes,
    edges: [],
  })
  localStorage.setItem(`parley.canvas.${flow.id}`, JSON.stringify({ x: 90, y: 60, zoom: 1 }))
  let ids = 0
  const createId = (): string => {
    ids += 1
    return `new${ids}`
  }
  const descriptors = descriptor.type === 'channel' ? new Map() : new Map([[descriptor.id, descriptor]])
  const editor = createEditor({ flow, descriptors, isReadOnly: false, createId })
  editor.select({ items: new Set(['config']) })
  return editor
}

type Texts = Descriptor['texts']

function textsOf({ texts }: Descriptor | ChannelDescriptor, form: string): Texts {
  const of = (language: string): Texts['en'] => {
    const words = texts[language] ?? texts.en
    const fields = form === 'display' && 'display' in words ? words.display : words.fields
    return { name: words.name ?? '', ports: {}, fields: Object.fromEntries(Object.entries(fields ?? {}).filter(isWord)) }
  }
  return { ...Object.fromEntries(Object.keys(texts).map(language => [language, of(language)])), en: of('en') }
}

type Word = Texts['en']['fields'][string]

function isWord(entry: readonly [string, unknown]): entry is [string, Word] {
  return entry[1] !== undefined
}
