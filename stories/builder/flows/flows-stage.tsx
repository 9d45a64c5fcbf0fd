import { Route } from 'wouter'
import { FlowsPage } from '../../../builder/flows/flows-page.tsx'
import { type Answers, AppStage, type Look } from '../app-stage.tsx'
import { plugins } from '../editor/declared.ts'
import { answersFor } from '../inbox/answers.ts'
import { now } from '../inbox/sample.ts'
import { flows, templates } from './kestrel.ts'

const marketer = ['flows:read', 'flows:write', 'flows:publish', 'team:read', 'channels:read']

export interface FlowsStageProps extends Look {
  readonly answers?: Answers
  readonly permissions?: readonly string[]
}

/** The list of flows in the app. */
export function FlowsStage({ answers = {}, permissions = marketer, path = '/flows', ...look }: FlowsStageProps) {
  const kinds = ['website', 'messenger', 'email', 'form']
  const own: Answers = {
    'GET /api/flows': flows,
    'GET /api/templates': templates,
    'GET /api/plugins': plugins,
    'GET /api/channels': kinds.map(kind => ({ id: kind, kind, revision: 1, config: {} })),
    'GET /api/inboxes': {
      inboxes: [
        { id: 'main', name: 'Main', teams: [], revision: 1 },
        { id: 'sales', name: 'Sales', teams: [], revision: 1 },
      ],
    },
    'PUT /api/flow-order': 'never',
    'PUT /api/flows/welcome/live': { live: false },
  }
  return (
    <AppStage answers={{ ...answersFor({ permissions }), ...own, ...answers }} now={now} path={path} {...look}>
      <Route path="/flows">
        <FlowsPage />
      </Route>
    </AppStage>
  )
}
