import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ParleyError } from '../../errors/parley-error.ts'
import { contactIn, mergeIn } from '../address-ids.ts'
import { agentOf } from '../agent-of.ts'
import { createAudited } from '../audited.ts'
import { contactLineView, contactView, undoMs } from '../contact-view.ts'
import {
  type ContactAnswer,
  contactAnswer,
  contactBody,
  contactPatch,
  contactsAnswer,
  contactsQuery,
  listsAnswer,
  mergeBody,
  nothingBody,
  timelineAnswer,
  timelineQuery,
} from '../contract.ts'
import type { Api, ApiParts } from '../parts.ts'
import type { Sight } from '../sight.ts'

const params = z.object({ id: z.string() })
const config = { limit: 'team' } as const
const tags = ['Contacts']

/** Whom the team knows: finding them, what is kept, and putting two into one. */
export function contactRoutes(app: Api, { store, directory, clock }: ApiParts, sight: Sight): void {
  const { contacts } = store
  const audited = createAudited(store, clock)
  const one = async (id: string): Promise<ContactAnswer> => {
    const contact = await contacts.whole(id)
    if (!contact) throw new ParleyError('contact_unknown', { id })
    return contactView(contact, clock.now())
  }
  const actor = (request: FastifyRequest): string => agentOf(request, undefined).actor

  app.get(
    '/api/contacts',
    { config, schema: { summary: 'Contacts', tags, querystring: contactsQuery, response: { 200: contactsAnswer } } },
    async ({ query: { q, list, order, limit, before } }) => {
      const filters = { ...(q === undefined ? {} : { q }), ...(list === undefined ? {} : { list }) }
      const { rows, ...page } = await contacts.list({ order, limit, ...filters, ...(before === undefined ? {} : { before }) })
      return { contacts: rows.map(contactLineView), ...page }
    },
  )

  app.post(
    '/api/contacts',
    { config, schema: { summary: 'Add a contact', tags, body: contactBody, response: { 201: contactAnswer } } },
    async (request, reply) => {
      const { email, name, properties } = request.body
      const stored = { ...withoutNothing(properties), ...(name === undefined ? {} : { name }) }
      const id = await contacts.make({ stored, ...(email === undefined ? {} : { email }) }, actor(request), clock.now())
      return reply.code(201).send(await one(id))
    },
  )

  app.get(
    '/api/contacts/:id',
    {
      config,
      schema: {
        summary: 'A contact, whole',
        description: 'The id of one that went into another gives that one.',
        tags,
        params,
        response: { 200: contactAnswer },
      },
    },
    ({ params: address }) => one(contactIn(address)),
  )

  app.patch(
    '/api/contacts/:id',
    { config, schema: { summary: 'Change a contact', tags, params, body: contactPatch, response: { 200: contactAnswer } } },
    async request => {
      const id = contactIn(request.params)
      const { revision, email, name, properties, lists, owner } = request.body
      if (owner !== undefined && owner !== null && !directory.user(owner))
        throw new ParleyError('assignee_unknown', { id: owner })
      const change = {
        values: { ...properties, ...(name === undefined ? {} : name === null ? noName : { name }) },
        ...(email === undefined ? {} : { email }),
        ...(lists === undefined ? {} : { lists }),
        ...(owner === undefined ? {} : { owner }),
      }
      await contacts.change(id, revision, change, actor(request), clock.now())
      return one(id)
    },
  )

  app.get(
    '/api/contacts/:id/timeline',
    {
      config,
      schema: {
        summary: 'What has happened with a contact, newest first',
        description: 'Of conversations those that you may see, and what hangs on them.',
        tags,
        params,
        querystring: timelineQuery,
        response: { 200: timelineAnswer },
      },
    },
    async request => {
      const { id } = await one(contactIn(request.params))
      const inboxes = sight(request)
      const { limit, before } = request.query
      const asked = { contact: id, limit, ...(inboxes ? { inboxes } : {}), ...(before === undefined ? {} : { before }) }
      return contacts.timeline(asked)
    },
  )

  app.post(
    '/api/contacts/:id/merge',
    {
      config,
      schema: {
        summary: 'Put a contact into another',
        description:
          'Its conversations, visitors, lists, consents and tickets become those of the other, whose own values stand. Can be undone for 30 days; what came since stays then where it is.',
        tags,
        params,
        body: mergeBody,
        response: { 200: contactAnswer },
      },
    },
    async request => {
      const id = contactIn(request.params)
      const { into } = request.body
      const merge = await contacts.merge(id, into, actor(request), clock.now())
      await audited(request, 'contact.merged', into, { contact: id, merge })
      return one(into)
    },
  )

  app.post(
    '/api/contacts/:id/merges/:merge/undo',
    {
      config,
      schema: {
        summary: 'Take a contact out again',
        tags,
        params: z.object({ id: z.string(), merge: z.string() }),
        body: nothingBody,
        response: { 200: contactAnswer },
      },
    },
    async request => {
      const id = contactIn(request.params)
      const merge = mergeIn(request.params)
      await contacts.undo(id, merge, clock.now() - undoMs, actor(request), clock.now())
      await audited(request, 'contact.unmerged', id, { merge })
      return one(id)
    },
  )

  app.get(
    '/api/lists',
    { config, schema: { summary: 'Lists of contacts', tags, response: { 200: listsAnswer } } },
    // A list is there as soon as somebody is on it: its id is its name.
    async () => ({ lists: (await contacts.lists()).map(list => ({ ...list, name: list.id })) }),
  )
}

/** Names of all kinds go: what is left would be shown as one. */
const noName = { name: null, firstName: null, lastName: null }

function withoutNothing(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
}
