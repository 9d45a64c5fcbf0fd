import { join } from 'node:path'
import { z } from 'zod'
import { readTemplates } from '../../library/templates.ts'
import { flowIn } from '../address-ids.ts'
import { agentOf } from '../agent-of.ts'
import { createAudited } from '../audited.ts'
import {
  flowOrderAnswer,
  flowOrderBody,
  flowsAnswer,
  flowsQuery,
  propertiesAnswer,
  removedAnswer,
  templatesAnswer,
} from '../contract.ts'
import { createKnownProperties } from '../known-properties.ts'
import type { Api, ApiParts } from '../parts.ts'

const params = z.object({ id: z.string() })
const config = { limit: 'team' } as const
const tags = ['Flows']
const templates = join(import.meta.dirname, '../../samples/templates')

/** All flows together: the list, its order, what one begins with. */
export function flowListRoutes(
  app: Api,
  { library, channels, store, clock }: Pick<ApiParts, 'library' | 'channels' | 'store' | 'clock'>,
): void {
  const audited = createAudited(store, clock)
  const knownProperties = createKnownProperties({ library, store, clock })

  app.get(
    '/api/flows',
    { config, schema: { summary: 'All flows', tags, querystring: flowsQuery, response: { 200: flowsAnswer } } },
    async ({ query: { q } }) => {
      const [flows, open] = await Promise.all([library.list(q), store.conversations.openByFlow()])
      return flows.map(flow => {
        const channel = channels.find(flow.channel)
        const link = channel?.kind.linkTo?.({ flow: flow.id, config: channel.config })
        return { ...flow, open: open.get(flow.id) ?? 0, ...(link === undefined ? {} : { link }) }
      })
    },
  )

  app.put(
    '/api/flow-order',
    {
      config,
      schema: {
        summary: 'Put flows in order',
        description: 'Of those that match a page, a visitor meets the first. Takes all ids that there are.',
        tags,
        body: flowOrderBody,
        response: { 200: flowOrderAnswer },
      },
    },
    async request => {
      const { ids } = request.body
      await library.arrange(ids)
      await audited(request, 'flow.arranged', 'flows', { ids })
      return { ids }
    },
  )

  app.delete(
    '/api/flows/:id',
    {
      config,
      schema: {
        summary: 'Delete a flow',
        description: 'It is off and out of the list; conversations that run it go on. Its id is not given again.',
        tags,
        params,
        response: { 200: removedAnswer },
      },
    },
    async request => {
      const id = flowIn(request.params)
      await library.remove(id, agentOf(request, undefined).actor)
      await audited(request, 'flow.deleted', id)
      return { removed: true as const }
    },
  )

  app.get(
    '/api/templates',
    { config, schema: { summary: 'Flows to begin with', tags, response: { 200: templatesAnswer } } },
    async () => (read ??= await readTemplates(templates)),
  )

  app.get(
    '/api/properties',
    {
      config,
      schema: {
        summary: 'Contact properties that rules and texts can name',
        description: 'Those that every contact can have, then those that flows write or contacts hold.',
        tags,
        response: { 200: propertiesAnswer },
      },
    },
    () => knownProperties(),
  )
  let read: z.output<typeof templatesAnswer> | undefined
}
