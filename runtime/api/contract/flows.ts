import { z } from 'zod'
import { schedule } from '../../../plugins/kit/schedule.ts'
import { list, revision, shortId } from './basics.ts'
import { instant } from './conversation.ts'

/** A flow document. Its own reader says what is wrong with one: code `flow_invalid`, with every place. */
const flow = z.record(z.string(), z.unknown()).describe('A flow document: see /api/schemas/flow.json.')
const flowOut = z.looseObject({ id: z.string(), name: z.string() }).meta({ id: 'Flow' })

const flowSummary = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: z.enum(['bot', 'live-chat']),
    channel: z.string(),
    live: z.boolean(),
    version: z.int().describe('The last published; 0 = none.'),
    revision,
    changedAt: instant.optional().describe('When the draft was saved last.'),
    changedBy: z.string().optional().describe('By whom: “agent:” and who of the team, or “api:” and the program.'),
    inbox: z.string(),
    languages: list(z.string()),
    isAhead: z.boolean().describe('The draft differs from the last version.'),
    problems: z.object({ errors: z.int(), warnings: z.int() }).describe('Of the draft.'),
    open: z.int().describe('Conversations that run it and are not closed.'),
    link: z.string().optional().describe('Leads somebody into it, where its channel has such addresses.'),
    found: z.string().optional().describe('The text that holds the words looked for, when the name does not.'),
  })
  .meta({ id: 'FlowSummary' })
export type FlowView = z.output<typeof flowSummary>
/** In targeting order: of those that match, a visitor meets the first. */
export const flowsAnswer = list(flowSummary)
export const flowsQuery = z.strictObject({
  q: z.string().max(200).optional().describe('Only those with all of these words in their name, or in one of their texts.'),
})
export const flowOrderBody = z.strictObject({
  ids: z.array(shortId).max(10_000).describe('All flows, the first to be met first.'),
})
export const flowOrderAnswer = z.object({ ids: list(z.string()) })

export const createFlowBody = z.strictObject({ flow })
export const saveFlowBody = z.strictObject({ revision, flow })
export const draftAnswer = z.object({ revision, flow: flowOut })

export const checkBody = z.strictObject({ flow: flow.optional().describe('Check this instead of the stored draft.') })
export const problem = z
  .object({
    code: z.string(),
    severity: z.enum(['error', 'warning']).describe('Errors keep a flow from being published.'),
    node: z.string().optional(),
    edge: z.string().optional(),
    field: z.string().optional().describe('Path within the node’s config; without a node, within the flow.'),
    message: z.string(),
    witness: list(z.string()).optional().describe('Nodes of a way that shows it.'),
  })
  .meta({ id: 'Problem' })
export type ProblemView = z.output<typeof problem>
export const checkAnswer = z.object({ problems: list(problem) })

export const publishBody = z.strictObject({ revision, note: z.string().max(2_000).optional() })
export const publishAnswer = z.object({ version: z.int() })

/** Who is where: conversations that are not closed. */
export const usageAnswer = z.object({
  versions: list(z.object({ version: z.int(), open: z.int() })),
  nodes: list(z.object({ node: z.string(), open: z.int().describe('In any version.') })),
})
export const machineAnswer = z.record(z.string(), z.unknown()).describe('An XState machine, as createMachine takes it.')

const words = z.record(z.string(), z.string()).describe('By language.')
export const templatesAnswer = list(
  z.object({ id: z.string(), icon: z.string(), name: words, about: words, flow: flowOut }).meta({ id: 'Template' }),
)

export const propertiesAnswer = list(
  z.object({ name: z.string(), label: words.optional().describe('Of those that every contact can have.') }),
)

const version = { version: z.int(), at: instant, by: z.string(), note: z.string().optional() }
export const versionsAnswer = list(z.object(version))
export const versionAnswer = z.object({ ...version, flow: flowOut })

export const liveBody = z.strictObject({ on: z.boolean() })
export const liveAnswer = z.object({ live: z.boolean() })

export const pluginsAnswer = list(
  z.looseObject({ type: z.enum(['action', 'trigger', 'channel']), id: z.string(), version: z.int() }).meta({ id: 'Plugin' }),
)

const hours = z.record(shortId, schedule).describe('Business hours, by id.')
const agents = z.record(shortId, z.int().min(0).max(1_000_000)).describe('Agents free, by team; “anyone” counts all.')
export const availabilityBody = z.strictObject({ revision, hours, agents })
export const availabilityAnswer = z.object({
  revision,
  hours: z.record(z.string(), z.unknown()),
  agents: z.record(z.string(), z.int()),
})
