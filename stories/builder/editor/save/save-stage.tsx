import { useEffect, useState } from 'react'
import { EditorProvider } from '../../../../builder/editor/editor-context.tsx'
import { Others } from '../../../../builder/editor/presence/others.tsx'
import { ConflictPanel } from '../../../../builder/editor/save/conflict-panel.tsx'
import { SaveState } from '../../../../builder/editor/save/save-state.tsx'
import { SaverProvider } from '../../../../builder/editor/save/saver-context.tsx'
import { useSaver } from '../../../../builder/editor/save/use-saver.ts'
import type { Conflict } from '../../../../builder/editor/state/conflict.ts'
import { createEditor } from '../../../../builder/editor/state/create-editor.ts'
import type { Session } from '../../../../builder/editor/state/session.ts'
import { AppStage, type Look } from '../../app-stage.tsx'
import { now } from '../../inbox/sample.ts'
import { pricing } from '../canvas/pricing-flow.ts'
import { descriptors } from '../declared.ts'
import classes from './save-stage.module.css'

export interface SaveStageProps extends Look {
  /** What the server says to what is saved: `offline`, `never`, a status, or the draft. */
  readonly answer?: unknown
  /** Is something changed as soon as it opens? */
  readonly isChanged?: boolean
  readonly conflicts?: readonly Conflict[]
  readonly others?: Session['others']
}

/** The end of the editor's header, where it says how it stands. */
export function SaveStage({ answer, language, scheme, ...props }: SaveStageProps) {
  const answers = { 'PUT /api/flows/pricing': answer, 'GET /api/flows/pricing': { revision: 7, flow: pricing } }
  return (
    <AppStage answers={answers} now={now} isOutside {...(language ? { language } : {})} {...(scheme ? { scheme } : {})}>
      <Drawn {...props} />
    </AppStage>
  )
}

function Drawn({ isChanged = false, conflicts = [], others = [] }: Omit<SaveStageProps, 'answer'>) {
  const [editor] = useState(() => {
    localStorage.removeItem('parley.unsaved.pricing.7')
    const each = createEditor({ flow: pricing, descriptors, isReadOnly: false, createId: () => 'new' })
    each.see({ others })
    return each
  })
  const saver = useSaver(editor, 7)
  useEffect(() => {
    if (isChanged) editor.edit('patchNode', { node: 'welcome', patch: { name: 'Greeting' } })
    if (conflicts.length > 0) saver.actor.send({ type: 'clashed', conflicts })
  }, [editor, saver, isChanged, conflicts])
  return (
    <EditorProvider editor={editor}>
      <SaverProvider saver={saver}>
        <main className={classes.stage}>
          <header className={classes.bar}>
            <ConflictPanel />
            <SaveState />
            <Others />
          </header>
        </main>
      </SaverProvider>
    </EditorProvider>
  )
}
