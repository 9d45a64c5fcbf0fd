import { EditorPage } from '../../../../builder/editor/editor-page.tsx'
import type { ProblemView } from '../../../../runtime/api/contract.ts'
import type { Flow } from '../../../../runtime/flow/model.ts'
import { type Answers, AppStage, type Look } from '../../app-stage.tsx'
import { now } from '../../inbox/sample.ts'
import { mette, usual } from '../../settings/team.ts'
import { pricing } from '../canvas/pricing-flow.ts'
import { descriptors } from '../declared.ts'
import { versions } from './versions.ts'

export interface PageStageProps extends Look {
  readonly problems?: readonly ProblemView[]
  readonly isPublished?: boolean
  readonly isLive?: boolean
  readonly flow?: Flow
  readonly permissions?: readonly string[]
  readonly answers?: Answers
}

/** The editor of a flow, before a server that says what the story wants. */
export function PageStage(props: PageStageProps) {
  const { problems = [], isPublished = true, isLive = isPublished, flow = pricing, permissions = all, answers, ...look } = props
  const { path = '/flows/pricing', ...rest } = look
  const listed = isPublished ? versions : []
  return (
    <AppStage
      answers={{
        ...usual,
        'GET /api/session': { user: mette, permissions, expiresAt: now + 1e9 },
        'GET /api/plugins': [...descriptors.values()],
        'GET /api/properties': [],
        'GET /api/channels': [{ id: 'website', kind: 'website', revision: 1, config: { name: 'Website, kestrelsolar.com' } }],
        'GET /api/flows': [
          { id: 'pricing', name: flow.name, kind: 'bot', channel: 'website', live: isLive, version: listed.length },
        ],
        'GET /api/flows/pricing': { revision: 15, flow },
        'PUT /api/flows/pricing': { revision: 16, flow },
        'POST /api/flows/pricing/check': { problems },
        'POST /api/flows/pricing/publish': { version: listed.length + 1 },
        'GET /api/flows/pricing/versions': listed.map(({ flow: _flow, ...about }) => about),
        ...Object.fromEntries(versions.map(each => [`GET /api/flows/pricing/versions/${each.version}`, each])),
        'GET /api/flows/pricing/usage': {
          versions: [
            { version: 3, open: 12 },
            { version: 2, open: 1 },
          ],
          nodes: [
            { node: 'topic', open: 9 },
            { node: 'people', open: 4 },
          ],
        },
        ...answers,
      }}
      now={now}
      path={path}
      {...rest}
    >
      <EditorPage />
    </AppStage>
  )
}

const all = ['flows:read', 'flows:write', 'flows:publish', 'channels:read', 'team:read', 'conversations:read']
