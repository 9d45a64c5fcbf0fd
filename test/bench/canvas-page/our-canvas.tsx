import { useState } from 'react'
import { Canvas } from '../../../builder/editor/canvas/canvas.tsx'
import { CanvasViewProvider } from '../../../builder/editor/canvas/canvas-view.tsx'
import { EditorProvider } from '../../../builder/editor/editor-context.tsx'
import { createEditor } from '../../../builder/editor/state/create-editor.ts'
import type { Flow } from '../../../runtime/flow/model.ts'
import { AppStage } from '../../../stories/builder/app-stage.tsx'
import { descriptors } from '../../../stories/builder/editor/declared.ts'

/** Our canvas with a flow on it, as the app shows it. */
export function OurCanvas({ flow }: { readonly flow: Flow }) {
  return (
    <AppStage answers={{ 'GET /api/properties': [] }} now={0} isOutside>
      <Drawn flow={flow} />
    </AppStage>
  )
}

function Drawn({ flow }: { readonly flow: Flow }) {
  const [editor] = useState(() => {
    const made = createEditor({ flow, descriptors, isReadOnly: false, createId: () => crypto.randomUUID() })
    Object.assign(globalThis, { editor: made })
    return made
  })
  return (
    <EditorProvider editor={editor}>
      <CanvasViewProvider>
        <main style={{ position: 'relative', height: '100vh' }}>
          <Canvas />
        </main>
      </CanvasViewProvider>
    </EditorProvider>
  )
}
