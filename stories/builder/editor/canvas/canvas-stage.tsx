import { useState } from 'react'
import { Canvas } from '../../../../builder/editor/canvas/canvas.tsx'
import { CanvasViewProvider } from '../../../../builder/editor/canvas/canvas-view.tsx'
import { EditorProvider } from '../../../../builder/editor/editor-context.tsx'
import { createEditor } from '../../../../builder/editor/state/create-editor.ts'
import type { Session } from '../../../../builder/editor/state/session.ts'
import type { Flow } from '../../../../runtime/flow/model.ts'
import { AppStage, type Look } from '../../app-stage.tsx'
import { now } from '../../inbox/sample.ts'
import { descriptors } from '../declared.ts'
import classes from './canvas-stage.module.css'

export interface CanvasStageProps extends Look {
  readonly flow: Flow
  readonly isReadOnly?: boolean
  readonly seen?: Partial<Session>
  /** How far it is moved, px, and its zoom. */
  readonly viewport?: { readonly x: number; readonly y: number; readonly zoom: number }
}

const answers = {
  'GET /api/properties': [
    { name: 'firstName', label: { en: 'First name', nl: 'Voornaam', de: 'Vorname', da: 'Fornavn' } },
    { name: 'email', label: { en: 'Email', nl: 'E-mail', de: 'E-Mail', da: 'E-mail' } },
  ],
}

/** The canvas alone, over the whole window. */
export function CanvasStage({ language, scheme, ...props }: CanvasStageProps) {
  return (
    <AppStage answers={answers} now={now} isOutside {...(language ? { language } : {})} {...(scheme ? { scheme } : {})}>
      <Drawn {...props} />
    </AppStage>
  )
}

function Drawn({ flow, isReadOnly = false, seen = {}, viewport }: CanvasStageProps) {
  const [editor] = useState(() => {
    const key = `parley.canvas.${flow.id}`
    if (viewport) localStorage.setItem(key, JSON.stringify(viewport))
    else localStorage.removeItem(key)
    let ids = 0
    const createId = (): string => {
      ids += 1
      return `new${ids}`
    }
    const each = createEditor({ flow, descriptors, isReadOnly, createId })
    each.see(seen)
    return each
  })
  return (
    <EditorProvider editor={editor}>
      <CanvasViewProvider>
        <main className={classes.stage}>
          <Canvas tidy={() => undefined} />
        </main>
      </CanvasViewProvider>
    </EditorProvider>
  )
}
