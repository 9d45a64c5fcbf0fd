import { z } from 'zod'
import type { Inbox } from '../../inbox/inboxes.ts'
import { inboxIn, snippetIn } from '../address-ids.ts'
import { agentOf } from '../agent-of.ts'
import {
  countsAnswer,
  type InboxAbout,
  inboxAbout,
  inboxBody,
  inboxesAnswer,
  labelsAnswer,
  removedAnswer,
  snippet,
  snippetBody,
  snippetsAnswer,
} from '../contract.ts'
import type { Api, ApiParts } from '../parts.ts'
import type { Sight } from '../sight.ts'

const params = z.object({ id: z.string() })
const config = { limit: 'team' } as const
const tags = ['Inbox']

/** What the inbox is made of beside conversations: counts, labels, inboxes, snippets. */
export function inboxRoutes(app: Api, { store, inboxes, snippets }: ApiParts, sight: Sight): void {
  app.get(
    '/api/inbox/counts',
    {
      config,
      schema: { summary: 'How many conversations each list holds', tags, response: { 200: countsAnswer } },
    },
    request => {
      const seen = sight(request)
      return store.conversations.counts({ user: agentOf(request, undefined).person.id, ...(seen ? { inboxes: seen } : {}) })
    },
  )

  app.get(
    '/api/labels',
    { config, schema: { summary: 'All labels, and how many conversations have them', tags, response: { 200: labelsAnswer } } },
    async request => ({ labels: await store.conversations.labels(sight(request)) }),
  )

  app.get(
    '/api/inboxes',
    {
      config,
      schema: {
        summary: 'Inboxes',
        description: 'Those you may see. “revision” 0: nobody has set it up, and everybody sees it.',
        tags,
        response: { 200: inboxesAnswer },
      },
    },
    request => {
      const seen = sight(request)
      return {
        inboxes: inboxes
          .list()
          .filter(inbox => seen?.includes(inbox.id) ?? true)
          .map(inboxView),
      }
    },
  )

  app.put(
    '/api/inboxes/:id',
    {
      config,
      schema: {
        summary: 'Set an inbox up',
        description: 'Who may see what lies in it changes at once.',
        tags,
        params,
        body: inboxBody,
        response: { 200: inboxAbout },
      },
    },
    async request => {
      const { revision, ...about } = request.body
      return inboxView(await inboxes.put(inboxIn(request.params), revision, about))
    },
  )

  app.delete(
    '/api/inboxes/:id',
    {
      config,
      schema: {
        summary: 'Take an inbox away',
        description: 'What lies in it, and what flows still put there, is seen by admins alone.',
        tags,
        params,
        response: { 200: removedAnswer },
      },
    },
    async request => {
      await inboxes.remove(inboxIn(request.params))
      return { removed: true as const }
    },
  )

  app.get('/api/snippets', { config, schema: { summary: 'Canned texts', tags, response: { 200: snippetsAnswer } } }, () => ({
    snippets: snippets.list(),
  }))

  app.put(
    '/api/snippets/:id',
    { config, schema: { summary: 'Write a canned text', tags, params, body: snippetBody, response: { 200: snippet } } },
    request => {
      const { revision, ...about } = request.body
      return snippets.put(snippetIn(request.params), revision, about)
    },
  )

  app.delete(
    '/api/snippets/:id',
    { config, schema: { summary: 'Take a canned text away', tags, params, response: { 200: removedAnswer } } },
    async request => {
      await snippets.remove(snippetIn(request.params))
      return { removed: true as const }
    },
  )
}

function inboxView({ id, name, teams, hours, revision }: Inbox): InboxAbout {
  return { id, name, teams, ...(hours === undefined ? {} : { hours }), revision }
}
