import { z } from 'zod'
import { ParleyError } from '../../errors/parley-error.ts'
import { flowIn } from '../address-ids.ts'
import { machineAnswer, usageAnswer } from '../contract.ts'
import type { Api, ApiParts } from '../parts.ts'

const params = z.object({ id: z.string() })
const config = { limit: 'team' } as const
const tags = ['Flows']

/** What is to be seen of a flow beside its drawing: who is in it, and what it is to tools that know machines. */
export function flowLookRoutes(app: Api, { library, store }: Pick<ApiParts, 'library' | 'store'>): void {
  app.get(
    '/api/flows/:id/usage',
    {
      config,
      schema: {
        summary: 'Who is where in a flow',
        description:
          'Conversations that are not closed, by version and by node; called flows and what waits below them count too.',
        tags,
        params,
        response: { 200: usageAnswer },
      },
    },
    async ({ params }) => {
      const id = known(params)
      const { conversations } = store
      const [versions, nodes] = await Promise.all([conversations.versionsInUse(id), conversations.nodesInUse(id)])
      return {
        versions: versions.map(({ version, conversations: open }) => ({ version, open })),
        nodes: nodes.map(({ node, conversations: open }) => ({ node, open })),
      }
    },
  )

  app.get(
    '/api/flows/:id/machine',
    {
      config,
      schema: {
        summary: 'A flow’s draft as an XState machine',
        description: 'To look at in tools that draw machines. The server runs its own, compiled from the flow.',
        tags,
        params,
        response: { 200: machineAnswer },
      },
    },
    ({ params }) => library.machine(known(params)),
  )

  function known(address: { readonly id: string }): string {
    const id = flowIn(address)
    if (!library.has(id)) throw new ParleyError('flow_unknown', { id })
    return id
  }
}
