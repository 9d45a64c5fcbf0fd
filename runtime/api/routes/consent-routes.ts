import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ParleyError } from '../../errors/parley-error.ts'
import { contactIn, conversationIn } from '../address-ids.ts'
import { agentOf } from '../agent-of.ts'
import { createAudited } from '../audited.ts'
import { consentsView, withdraw } from '../consents.ts'
import { consentsAnswer, withdrawBody } from '../contract.ts'
import type { Api, ApiParts } from '../parts.ts'
import type { Sight } from '../sight.ts'

const params = z.object({ id: z.string() })
const config = { limit: 'team' } as const
const tags = ['Consents']
const stands =
  'What came last of each purpose, and all evidence: the exact words, their SHA-256, language, flow, version and node, how and when.'
const takesBack =
  'For whoever asked the team to. “communicate” ends every type of mail. What was agreed to stays as evidence; a flow keeps nothing more once “process” is taken back.'

/** What visitors and contacts have agreed to, for the team. */
export function consentRoutes(app: Api, { store, turns, clock }: ApiParts, sight: Sight): void {
  const { contacts, conversations } = store
  const audited = createAudited(store, clock)
  const ofConversation = async (request: FastifyRequest<{ Params: { id: string } }>) => {
    const id = conversationIn(request.params)
    if (!(await conversations.get(id, sight(request)))) throw new ParleyError('conversation_unknown', { id })
    return { id, kept: (await contacts.recorded(id)).consents }
  }
  const ofContact = async (request: FastifyRequest<{ Params: { id: string } }>) => {
    const contact = await contacts.whole(contactIn(request.params))
    if (!contact) throw new ParleyError('contact_unknown', { id: request.params.id })
    return { id: contact.id, kept: contact.consents }
  }
  const places = [
    { address: '/api/conversations/:id', what: 'in a conversation', find: ofConversation },
    { address: '/api/contacts/:id', what: 'by a contact', find: ofContact },
  ]
  for (const { address, what, find } of places) {
    app.get(
      `${address}/consents`,
      {
        config,
        schema: { summary: `Consents given ${what}`, description: stands, tags, params, response: { 200: consentsAnswer } },
      },
      async request => consentsView((await find(request)).kept),
    )

    app.post(
      `${address}/consents/withdraw`,
      {
        config,
        schema: {
          summary: `Take back a consent given ${what}`,
          description: takesBack,
          tags,
          params,
          body: withdrawBody,
          response: { 200: consentsAnswer },
        },
      },
      async request => {
        const { id, kept } = await find(request)
        const { purpose } = request.body
        // Whoever may change contacts may do so in conversations that are others': the person has asked for it.
        await withdraw(turns, kept, purpose, { actor: agentOf(request, undefined).actor, method: 'team', mine: () => true })
        await audited(request, 'consent.withdrawn', id, { purpose })
        return consentsView((await find(request)).kept)
      },
    )
  }
}
