import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ParleyError } from '../../errors/parley-error.ts'
import { conversationIn } from '../address-ids.ts'
import { agentOf } from '../agent-of.ts'
import { createAudited } from '../audited.ts'
import { contactView } from '../contact-view.ts'
import { type ContactAnswer, contactAnswer, linkContactBody, nothingBody } from '../contract.ts'
import type { Api, ApiParts } from '../parts.ts'
import type { Sight } from '../sight.ts'

const params = z.object({ id: z.string() })
const config = { limit: 'team' } as const
const tags = ['Contacts']

/** Saying who a visitor is. Both are turns: they stand in the conversation's log, and its flow knows from then on. */
export function contactLinkRoutes(app: Api, { store, turns, clock }: ApiParts, sight: Sight): void {
  const { contacts, conversations } = store
  const audited = createAudited(store, clock)

  app.put(
    '/api/conversations/:id/contact',
    {
      config,
      schema: {
        summary: 'Say whose conversation it is',
        description:
          'By address: the contact who has it, or a new one. What is kept of them is vouched for from then on, in all conversations of this visitor that are nobody else’s.',
        tags,
        params,
        body: linkContactBody,
        response: { 200: contactAnswer },
      },
    },
    async request => {
      const id = await seen(request)
      const contact = await contactOf(request)
      return link(request, id, { type: 'agent-link', contact })
    },
  )

  app.post(
    '/api/conversations/:id/contact/confirm',
    {
      config,
      schema: {
        summary: 'Confirm that the visitor is who they say',
        tags,
        params,
        body: nothingBody,
        response: { 200: contactAnswer },
      },
    },
    async request => link(request, await seen(request), { type: 'agent-link' }),
  )

  async function seen(request: FastifyRequest<{ Params: { id: string } }>): Promise<string> {
    const id = conversationIn(request.params)
    if (!(await conversations.get(id, sight(request)))) throw new ParleyError('conversation_unknown', { id })
    return id
  }

  async function contactOf(request: FastifyRequest<{ Body: z.output<typeof linkContactBody> }>): Promise<string> {
    const { body } = request
    const { contact: id = '', email, name } = body
    const found = email === undefined ? await contacts.get(id) : await contacts.byEmail(email)
    if (found) return found.id
    if (email === undefined) throw new ParleyError('contact_unknown', { id })
    const stored = name === undefined ? {} : { name }
    return contacts.make({ email, stored }, agentOf(request, undefined).actor, clock.now())
  }

  async function link(
    request: FastifyRequest,
    id: string,
    act: { readonly type: 'agent-link'; readonly contact?: string },
  ): Promise<ContactAnswer> {
    const { person, actor } = agentOf(request, undefined)
    await turns.act(id, person, actor, act, undefined, sight(request))
    const linked = await contacts.ofConversation(id)
    const contact = linked && (await contacts.whole(linked.contact.id))
    if (!contact) throw new ParleyError('contact_not_linked', { id })
    await audited(request, act.contact === undefined ? 'contact.confirmed' : 'contact.assigned', contact.id, { conversation: id })
    return contactView(contact, clock.now())
  }
}
