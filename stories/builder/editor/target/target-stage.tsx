import { useState } from 'react'
import { EditorProvider } from '../../../../builder/editor/editor-context.tsx'
import { createEditor } from '../../../../builder/editor/state/create-editor.ts'
import type { Session } from '../../../../builder/editor/state/session.ts'
import { TargetTab } from '../../../../builder/editor/target/target-tab.tsx'
import { SessionGate } from '../../../../builder/session/session-gate.tsx'
import { flowModel } from '../../../../runtime/flow/model.ts'
import { AppStage, type Look } from '../../app-stage.tsx'
import { now } from '../../inbox/sample.ts'
import { usual } from '../../settings/team.ts'
import { descriptors, plugins } from '../declared.ts'
import { asksTopic } from '../panel/samples.ts'
import { simulated } from './simulated.ts'

interface TargetStageProps extends Look {
  readonly target: object
  readonly isReadOnly?: boolean
  readonly problems?: Session['problems']
}

/** Whom a flow is for, as it stands below its head. */
export function TargetStage({ target, isReadOnly = false, problems = [], ...look }: TargetStageProps) {
  return (
    <AppStage answers={answers} now={now} isOutside {...look}>
      <SessionGate waiting={null}>
        <Drawn target={target} isReadOnly={isReadOnly} problems={problems} />
      </SessionGate>
    </AppStage>
  )
}

function Drawn({ target, isReadOnly, problems }: Required<Pick<TargetStageProps, 'target' | 'isReadOnly' | 'problems'>>) {
  const [editor] = useState(() => {
    const flow = flowModel.parse({
      format: 1,
      id: 'pricing',
      name: 'Pricing page: qualify leads',
      kind: 'bot',
      languages: ['en'],
      nodes: [asksTopic],
      edges: [],
      target,
    })
    const made = createEditor({ flow, descriptors, isReadOnly, createId: () => 'new' })
    made.see({ problems, language: 'en' })
    return made
  })
  return (
    <EditorProvider editor={editor}>
      <main>
        <TargetTab />
      </main>
    </EditorProvider>
  )
}

const flow = (id: string, name: string, live: boolean) => ({
  id,
  name,
  kind: 'bot',
  channel: 'website',
  live,
  version: 1,
  revision: 2,
  inbox: 'main',
  languages: ['en'],
  isAhead: false,
  problems: { errors: 0, warnings: 0 },
  open: 0,
})

const answers = {
  ...usual,
  'GET /api/plugins': plugins,
  'GET /api/channels': [{ id: 'website', kind: 'website', revision: 1, config: { name: 'Kestrel Solar' } }],
  'GET /api/flows': [
    flow('sale', 'Spring sale', true),
    flow('pricing', 'Pricing page: qualify leads', true),
    flow('welcome', 'Welcome and qualify', true),
    flow('away', 'Away hours', false),
  ],
  'GET /api/properties': [
    { name: 'plan', label: { en: 'Plan' } },
    { name: 'company', label: { en: 'Company' } },
  ],
  'GET /api/lists': { lists: [{ id: 'news', name: 'Newsletter', contacts: 120 }] },
  'POST /api/targeting/simulate': simulated,
}
