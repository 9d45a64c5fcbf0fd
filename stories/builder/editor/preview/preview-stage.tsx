import { useState } from 'react'
import { ClientProvider, useClient } from '../../../../builder/api/api-context.tsx'
import { ApiError } from '../../../../builder/api/api-error.ts'
import type { Client } from '../../../../builder/api/client.ts'
import { CanvasViewProvider } from '../../../../builder/editor/canvas/canvas-view.tsx'
import { EditorProvider } from '../../../../builder/editor/editor-context.tsx'
import { PreviewPanel } from '../../../../builder/editor/preview/preview-panel.tsx'
import { createEditor, type Editor } from '../../../../builder/editor/state/create-editor.ts'
import type { PreviewView } from '../../../../runtime/api/contract.ts'
import { type Answers, AppStage, type Look } from '../../app-stage.tsx'
import { now } from '../../inbox/sample.ts'
import { descriptors } from '../declared.ts'
import classes from './preview-stage.module.css'
import { flow, running } from './views.ts'

interface PreviewStageProps extends Look {
  /** How it stands. */
  readonly view?: PreviewView
  readonly answers?: Answers
  /** Somebody draws on while it runs. */
  readonly isDrawnOn?: boolean
  /** The server knows it no more. */
  readonly isGone?: boolean
}

/** The preview at the right of where the canvas would be. */
export function PreviewStage({ view = running, answers = {}, isDrawnOn = false, isGone = false, ...look }: PreviewStageProps) {
  return (
    <AppStage
      answers={{
        'POST /api/previews': { id: 'p1', page: '/preview/secret' },
        'GET /api/previews/p1': view,
        'GET /api/properties': [
          { name: 'firstName', label: { en: 'First name', de: 'Vorname' } },
          { name: 'email', label: { en: 'Email', de: 'E-Mail' } },
        ],
        ...answers,
      }}
      now={now}
      isOutside
      {...look}
    >
      <Drawn isDrawnOn={isDrawnOn} isGone={isGone} />
    </AppStage>
  )
}

function Drawn({ isDrawnOn, isGone }: { readonly isDrawnOn: boolean; readonly isGone: boolean }) {
  const client = useClient()
  const [{ editor, still }] = useState(() => {
    const made: Editor = createEditor({ flow, descriptors, isReadOnly: false, createId: () => 'new' })
    return { editor: made, still: stillClient(client, isGone, () => isDrawnOn && made.edit('setConfig', changed)) }
  })
  return (
    <ClientProvider client={still}>
      <EditorProvider editor={editor}>
        <CanvasViewProvider>
          <main className={classes.stage}>
            <div className={classes.canvas} />
            <PreviewPanel />
          </main>
        </CanvasViewProvider>
      </EditorProvider>
    </ClientProvider>
  )
}

const changed = { node: 'welcome', path: ['text', 'en'], value: 'Good morning.' }

/** A server on which nothing happens after the first answer; its chat is a picture of one. `first`: told of that answer. */
function stillClient(client: Client, isGone: boolean, first: () => void): Client {
  let isTold = false
  const still: Client = {
    ...client,
    until: () => still,
    address: () => 'api/media/preview-chat.html',
    async call(name, ...options) {
      if (name !== 'GET /api/previews/:id') return client.call(name, ...options)
      if (isGone) throw new ApiError({ code: 'preview_unknown', message: '', status: 404 })
      if (isTold) await new Promise(() => queueMicrotask(first))
      isTold = true
      return client.call(name, ...options)
    },
  }
  return still
}
