import { useState } from 'react'
import { EditorProvider } from '../../../../builder/editor/editor-context.tsx'
import { createEditor } from '../../../../builder/editor/state/create-editor.ts'
import { TranslationsTab } from '../../../../builder/editor/translations/translations-tab.tsx'
import { SessionGate } from '../../../../builder/session/session-gate.tsx'
import { type Flow, flowModel } from '../../../../runtime/flow/model.ts'
import { AppStage, type Look } from '../../app-stage.tsx'
import { answersFor } from '../../inbox/answers.ts'
import { now } from '../../inbox/sample.ts'
import { descriptors, plugins } from '../declared.ts'
import classes from './translations-stage.module.css'

export interface TranslationsStageProps extends Look {
  readonly nodes: readonly Pick<Flow['nodes'][number], 'id' | 'action' | 'config' | 'name'>[]
  readonly languages?: readonly string[]
  readonly options?: Flow['options']
  readonly isReadOnly?: boolean
}

/** The translations of a flow, as its editor shows them. */
export function TranslationsStage({
  nodes,
  languages = ['en', 'nl', 'de'],
  options = {},
  isReadOnly = false,
  ...look
}: TranslationsStageProps) {
  const [editor] = useState(() => {
    const flow = flowModel.parse({ format: 1, id: 'shop', name: 'Shop', kind: 'bot', languages, nodes, edges: [], options })
    return createEditor({ flow, descriptors, isReadOnly, createId: () => 'new' })
  })
  const answers = { ...answersFor({ permissions: ['flows:read', 'flows:write'] }), 'GET /api/plugins': plugins }
  return (
    <AppStage answers={answers} now={now} isOutside {...look}>
      <SessionGate waiting={null}>
        <EditorProvider editor={editor}>
          <main className={classes.stage}>
            <TranslationsTab />
          </main>
        </EditorProvider>
      </SessionGate>
    </AppStage>
  )
}
