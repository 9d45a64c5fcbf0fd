import { useState } from 'react'
import { EditorProvider } from '../../../../builder/editor/editor-context.tsx'
import { Panel } from '../../../../builder/editor/panel/panel.tsx'
import { createEditor } from '../../../../builder/editor/state/create-editor.ts'
import type { Session } from '../../../../builder/editor/state/session.ts'
import { SessionGate } from '../../../../builder/session/session-gate.tsx'
import { type FlowNode, flowModel } from '../../../../runtime/flow/model.ts'
import { type Answers, AppStage, type Look } from '../../app-stage.tsx'
import { now } from '../../inbox/sample.ts'
import { asks, broken, installed } from '../../settings/installed.ts'
import { usual } from '../../settings/team.ts'
import { descriptors, plugins } from '../declared.ts'
import classes from './panel-stage.module.css'

export interface PanelStageProps extends Look {
  readonly nodes: readonly Partial<FlowNode>[]
  /** Of the nodes; without it the first. */
  readonly selected?: readonly string[]
  readonly languages?: readonly string[]
  readonly isReadOnly?: boolean
  /** What is seen beside the selection. */
  readonly seen?: Partial<Session>
  readonly answers?: Answers
}

/** The panel at the right of where the canvas would be. */
export function PanelStage({ answers: more = {}, path: _path, ...props }: PanelStageProps) {
  return (
    <AppStage answers={{ ...usual, ...answers, ...more }} now={now} isOutside {...props}>
      <SessionGate waiting={null}>
        <Drawn {...props} />
      </SessionGate>
    </AppStage>
  )
}

function Drawn({ nodes, selected, languages = ['en', 'nl', 'de', 'da'], isReadOnly = false, seen = {} }: PanelStageProps) {
  const [editor] = useState(() => {
    const made = nodes.map((node, at) => ({ id: `n${at + 1}`, action: 'say', ...node }))
    const flow = flowModel.parse({
      format: 1,
      id: 'pricing',
      name: 'Pricing page',
      kind: 'bot',
      languages,
      nodes: made,
      edges: [],
    })
    let ids = 0
    const createId = (): string => {
      ids += 1
      return `new${ids}`
    }
    const each = createEditor({ flow, descriptors, isReadOnly, createId })
    each.select({ items: new Set(selected ?? made.slice(0, 1).map(({ id }) => id)) })
    each.see(seen)
    return each
  })
  return (
    <EditorProvider editor={editor}>
      <main className={classes.stage}>
        <div className={classes.canvas} />
        <Panel />
      </main>
    </EditorProvider>
  )
}

const article = (id: string, title: string, isPublished = true) => ({
  id,
  title: { en: title },
  tags: [],
  isPublished,
  updatedAt: now,
  updatedBy: 'agent:mette',
  revision: 1,
})

const flow = (id: string, name: string) => ({ id, name, kind: 'bot', channel: 'website', live: true, version: 3, revision: 5 })

const schedule = { tz: 'Europe/Amsterdam', weekly: [{ day: 1, from: '09:00', to: '17:30' }], holidays: [] }

/** A server of a company with a little of everything that fields offer. */
export const answers: Answers = {
  'GET /api/plugins': plugins,
  'GET /api/channels': [{ id: 'website', kind: 'website', revision: 1, config: { name: 'Kestrel Solar' } }],
  'GET /api/properties': [
    { name: 'firstName', label: { en: 'First name', nl: 'Voornaam', de: 'Vorname', da: 'Fornavn' } },
    { name: 'lastName', label: { en: 'Last name', nl: 'Achternaam', de: 'Nachname', da: 'Efternavn' } },
    { name: 'email', label: { en: 'Email', nl: 'E-mail', de: 'E-Mail', da: 'E-mail' } },
    { name: 'companySize' },
  ],
  'GET /api/flows': [flow('pricing', 'Pricing page'), flow('support', 'Support')],
  'GET /api/teams': {
    teams: [
      { id: 'sales', name: 'Sales', members: ['mette', 'jonas'] },
      { id: 'support', name: 'Support', members: ['mette'] },
    ],
  },
  'GET /api/users': {
    users: [
      { id: 'mette', name: 'Mette Holm', role: 'agent', isDisabled: false },
      { id: 'jonas', name: 'Jonas Berg', role: 'admin', isDisabled: false },
    ],
  },
  'GET /api/lists': {
    lists: [
      { id: 'newsletter', name: 'newsletter', contacts: 1_204 },
      { id: 'open-day', name: 'open-day', contacts: 1 },
    ],
  },
  'GET /api/labels': [],
  'GET /api/availability': {
    revision: 1,
    hours: { office: schedule, 'sales-line': { ...schedule, tz: 'Europe/Copenhagen' } },
    agents: {},
  },
  'GET /api/media': { media: [] },
  'GET /api/articles': {
    articles: [
      article('warranty', 'How long is the warranty?'),
      article('cancel', 'Cancel an order', false),
      article('grants', 'Grants and subsidies for solar panels in Denmark, Germany and the Netherlands'),
    ],
  },
  'GET /api/plugins/installed': {
    folder: '/srv/parley/data/plugins',
    packages: [],
    problems: [],
    plugins: [
      installed('fields', {
        secrets: [
          { name: 'crm-key', isSet: true },
          { name: 'backup-key', isSet: false },
        ],
      }),
      broken,
      asks,
      installed('lost-forecast', { state: 'found', given: undefined }),
    ],
  },
}
