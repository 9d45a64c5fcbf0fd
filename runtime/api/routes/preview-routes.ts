import { randomBytes } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { AgentAct } from '../../conversation/inbound.ts'
import { parseFlow } from '../../flow/parse-flow.ts'
import { agentOf } from '../agent-of.ts'
import type { Caller } from '../caller.ts'
import {
  outcomeBody,
  pretendBody,
  previewAgentBody,
  previewAnswer,
  previewBody,
  previewEnded,
  previewEventBody,
  previewMade,
  previewQuery,
  previewSayBody,
  skipBody,
} from '../contract.ts'
import { languagesOf } from '../languages-of.ts'
import { originOf } from '../origin-of.ts'
import type { Api, ApiParts } from '../parts.ts'
import type { PreviewDoors } from '../preview-doors.ts'
import { previewPage, previewPolicy } from '../preview-page.ts'
import { previewView } from '../preview-view.ts'

const params = z.object({ id: z.string() })
const callParams = z.object({ id: z.string(), call: z.string() })
const pageQuery = z.object({ theme: z.enum(['light', 'dark']).catch('light') })
const config = { limit: 'team' } as const
const tags = ['Flows']

/** Trying flows out: nothing of it is kept, and nothing leaves this server. */
export function previewRoutes(app: Api, { previews, settings }: ApiParts, doors: PreviewDoors): void {
  const { flowBodyBytes: bodyLimit } = settings.limits
  const response = { 200: previewAnswer }
  const find = ({ caller }: FastifyRequest, { id }: { readonly id: string }) => previews.get(id, nameOf(caller))

  app.post(
    '/api/previews',
    {
      config,
      bodyLimit,
      schema: {
        summary: 'Try a flow out',
        description:
          'Begins a conversation of the flow as it is given, stored or not, with one visitor. It is in no list, is kept nowhere, and asks nothing of other systems. It ends with the next one of the same person and flow, after half an hour without use, and with the server.',
        tags,
        body: previewBody,
        response: { 201: previewMade },
      },
    },
    async ({ body, caller, headers }, reply) => {
      const { flow, language, contact, open, available, away, ...about } = body
      const pretence = { contact, open, available, away }
      const preview = await previews.begin({
        by: nameOf(caller),
        flow: parseFlow(flow),
        languages: languagesOf(headers['accept-language'], language),
        pretence,
        ...about,
      })
      return reply.code(201).send({ id: preview.id, page: `/preview/${preview.token}` })
    },
  )

  app.get(
    '/api/previews/:id',
    {
      config,
      schema: {
        summary: 'How a preview stands',
        description: 'With “after” the answer comes when something has happened since, or after 20 seconds.',
        tags,
        params,
        querystring: previewQuery,
        response,
      },
    },
    async request => {
      const preview = find(request, request.params)
      const { after } = request.query
      if (after !== undefined) await preview.changed(after)
      // It may have ended meanwhile.
      return previewView(find(request, request.params))
    },
  )

  app.post(
    '/api/previews/:id/pretend',
    { config, schema: { summary: 'Pretend something', tags, params, body: pretendBody, response } },
    async request => {
      const preview = find(request, request.params)
      await preview.pretend(request.body)
      return previewView(preview)
    },
  )

  app.post(
    '/api/previews/:id/skip',
    { config, schema: { summary: 'Let time pass', tags, params, body: skipBody, response } },
    async request => {
      const preview = find(request, request.params)
      await preview.skip(request.body.ms)
      return previewView(preview)
    },
  )

  app.post(
    '/api/previews/:id/say',
    { config, schema: { summary: 'Say something as the visitor', tags, params, body: previewSayBody, response } },
    async request => {
      const preview = find(request, request.params)
      await preview.say(request.body)
      return previewView(preview)
    },
  )

  app.post(
    '/api/previews/:id/agent',
    { config, schema: { summary: 'Act as an agent', tags, params, body: previewAgentBody, response } },
    async request => {
      const preview = find(request, request.params)
      await preview.act(agentOf(request, undefined).person, agentAct(request.body))
      return previewView(preview)
    },
  )

  app.post(
    '/api/previews/:id/events',
    { config, schema: { summary: 'Tell of an event', tags, params, body: previewEventBody, response } },
    async request => {
      const preview = find(request, request.params)
      await preview.tell(request.body)
      return previewView(preview)
    },
  )

  app.post(
    '/api/previews/:id/calls/:call',
    {
      config,
      schema: { summary: 'Say how something outside ends', tags, params: callParams, body: outcomeBody, response },
    },
    async request => {
      const preview = find(request, request.params)
      await preview.end(request.params.call, request.body)
      return previewView(preview)
    },
  )

  app.delete(
    '/api/previews/:id',
    { config, schema: { summary: 'End a preview', tags, params, response: { 200: previewEnded } } },
    async request => {
      await previews.end(find(request, request.params))
      return {}
    },
  )

  app.get<{ Params: { token: string } }>('/preview/:token', { schema: { hide: true } }, (request, reply) => {
    const { channel, language } = previews.byToken(request.params.token).shows()
    const { theme } = pageQuery.parse(request.query)
    const nonce = randomBytes(16).toString('base64')
    return reply
      .headers({
        'content-security-policy': previewPolicy(originOf(request, settings), nonce),
        'referrer-policy': 'no-referrer',
      })
      .type('text/html; charset=utf-8')
      .send(previewPage({ token: request.params.token, channel, language, theme, nonce }))
  })

  // What is under it, the visitor's half of the API answers, once more.
  app.route<{ Params: { token: string } }>({
    method: ['GET', 'POST', 'OPTIONS'],
    url: '/preview/:token/*',
    schema: { hide: true },
    async onRequest(request, reply) {
      const door = await doors.of(request.params.token)
      reply.hijack()
      door.take(request.raw, reply.raw)
    },
    handler: () => {},
  })
}

/** Who tries it out, for telling them apart. */
function nameOf(caller: Caller): string {
  return caller.kind === 'user' || caller.kind === 'token' ? `${caller.kind}:${caller.id}` : caller.kind
}

function agentAct(body: z.output<typeof previewAgentBody>): AgentAct {
  switch (body.act) {
    case 'join':
      return { type: 'agent-join' }
    case 'message':
      return { type: 'agent-message', text: body.text }
    case 'give-back':
      return { type: 'agent-give-back', continue: body.continue }
    case 'close':
      return { type: 'agent-close' }
  }
}
