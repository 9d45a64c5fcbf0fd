import { useState } from 'react'
import { useMay } from '../../session/session.tsx'
import { CanvasViewProvider } from '../canvas/canvas-view.tsx'
import { EditorProvider } from '../editor-context.tsx'
import { usePresence } from '../presence/use-presence.ts'
import { useChecks } from '../problems/use-checks.ts'
import { SaverProvider } from '../save/saver-context.tsx'
import { useSaver } from '../save/use-saver.ts'
import { createEditor } from '../state/create-editor.ts'
import type { Tab } from './tabs.ts'
import { useDescriptors } from './use-descriptors.ts'
import type { OpenedFlow } from './use-opened-flow.ts'
import { useSideFollows } from './use-side-follows.ts'
import { useVisitors } from './use-visitors.ts'
import { Workbench } from './workbench.tsx'

interface EditorScreenProps {
  readonly opened: OpenedFlow
  readonly tab: Tab
}

/** The editor of one flow, with all that goes on around it while it is open. */
export function EditorScreen({ opened, tab }: EditorScreenProps) {
  const isReadOnly = !useMay('flows:write')
  const [editor] = useState(() =>
    createEditor({ flow: opened.flow, descriptors: opened.descriptors, isReadOnly, createId: shortId }),
  )
  const saver = useSaver(editor, opened.revision)
  useDescriptors(editor)
  useChecks(editor)
  usePresence(editor)
  useVisitors(editor)
  useSideFollows(editor)
  return (
    <EditorProvider editor={editor}>
      <SaverProvider saver={saver}>
        <CanvasViewProvider>
          <Workbench tab={tab} />
        </CanvasViewProvider>
      </SaverProvider>
    </EditorProvider>
  )
}

/** 48 random bits: a flow of 10,000 nodes has two alike once in millions of flows. */
function shortId(): string {
  return crypto.randomUUID().replaceAll('-', '').slice(-12)
}
