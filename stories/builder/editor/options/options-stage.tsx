import { useState } from 'react'
import { EditorProvider } from '../../../../builder/editor/editor-context.tsx'
import { OptionsTab } from '../../../../builder/editor/options/options-tab.tsx'
import { createEditor } from '../../../../builder/editor/state/create-editor.ts'
import { documentOf } from '../../../../builder/editor/state/document.ts'
import type { Session } from '../../../../builder/editor/state/session.ts'
import { SessionGate } from '../../../../builder/session/session-gate.tsx'
import { flowModel } from '../../../../runtime/flow/model.ts'
import { AppStage, type Look } from '../../app-stage.tsx'
import { now } from '../../inbox/sample.ts'
import { usual } from '../../settings/team.ts'
import { descriptors, plugins } from '../declared.ts'
import { asksTopic } from '../panel/samples.ts'

interface OptionsStageProps extends Look {
  /** What is set of the flow. */
  readonly flow: object
  readonly isReadOnly?: boolean
  readonly problems?: Session['problems']
}

/** The options of a flow, as they stand below its head. */
export function OptionsStage({ flow, isReadOnly = false, problems = [], ...look }: OptionsStageProps) {
  return (
    <AppStage answers={answers} now={now} isOutside {...look}>
      <SessionGate waiting={null}>
        <Drawn flow={flow} isReadOnly={isReadOnly} problems={problems} />
      </SessionGate>
    </AppStage>
  )
}

function Drawn({ flow, isReadOnly, problems }: Required<Pick<OptionsStageProps, 'flow' | 'isReadOnly' | 'problems'>>) {
  const [editor] = useState(() => {
    const base = { format: 1, id: 'pricing', name: 'Pricing page: qualify leads', kind: 'bot', languages: ['en'] }
    const parsed = flowModel.parse({ ...base, nodes: [asksTopic], edges: [] })
    // What is set may be wrong: that is shown, not refused.
    const written = { ...parsed, ...flow }
    const made = createEditor({ flow: written, descriptors, isReadOnly, createId: () => 'new' })
    made.see({ problems, language: documentOf(written).settings.languages[0] ?? 'en' })
    return made
  })
  return (
    <EditorProvider editor={editor}>
      <main>
        <OptionsTab />
      </main>
    </EditorProvider>
  )
}

const answers = {
  ...usual,
  'GET /api/plugins': plugins,
  'GET /api/channels': [{ id: 'website', kind: 'website', revision: 1, config: { name: 'Kestrel Solar' } }],
  'GET /api/inboxes': {
    inboxes: [
      { id: 'main', name: 'Everybody', teams: [], revision: 1 },
      { id: 'sales', name: 'Sales', teams: ['sales'], revision: 1 },
    ],
  },
}
