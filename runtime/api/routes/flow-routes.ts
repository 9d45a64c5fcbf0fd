import { z } from 'zod'
import { ParleyError } from '../../errors/parley-error.ts'
import type { Problem } from '../../flow/check/problem.ts'
import { flowJsonSchema } from '../../flow/json-schema.ts'
import { parseFlow } from '../../flow/parse-flow.ts'
import { flowIn, versionIn } from '../address-ids.ts'
import { agentOf } from '../agent-of.ts'
import { createAudited } from '../audited.ts'
import {
  availabilityAnswer,
  availabilityBody,
  checkAnswer,
  checkBody,
  createFlowBody,
  draftAnswer,
  liveAnswer,
  liveBody,
  pluginsAnswer,
  publishAnswer,
  publishBody,
  saveFlowBody,
  versionAnswer,
  versionsAnswer,
} from '../contract.ts'
import { languagesOf } from '../languages-of.ts'
import type { Api, ApiParts } from '../parts.ts'
import { createProblemViews } from '../problem-views.ts'

const params = z.object({ id: z.string() })
const versionParams = z.object({ id: z.string(), version: z.string() })
const config = { limit: 'team' } as const
const tags = ['Flows']

/** Drawing, checking and publishing flows, and what they may be drawn with. */
export function flowRoutes(app: Api, parts: ApiParts): void {
  const { library, availability, plugins, settings, store, clock } = parts
  const audited = createAudited(store, clock)
  const problemViews = createProblemViews(plugins.descriptors)
  const { flowBodyBytes: bodyLimit } = settings.limits

  app.post(
    '/api/flows',
    { config, bodyLimit, schema: { summary: 'Add a flow', tags, body: createFlowBody, response: { 201: draftAnswer } } },
    async (request, reply) => {
      const made = await library.create(parseFlow(request.body.flow), agentOf(request, undefined).actor)
      await audited(request, 'flow.created', made.flow.id)
      return reply.code(201).send(made)
    },
  )

  app.get(
    '/api/flows/:id',
    { config, schema: { summary: 'A flow’s draft', tags, params, response: { 200: draftAnswer } } },
    ({ params }) => library.draft(flowIn(params)),
  )

  app.put(
    '/api/flows/:id',
    {
      config,
      bodyLimit,
      schema: { summary: 'Save a flow’s draft', tags, params, body: saveFlowBody, response: { 200: draftAnswer } },
    },
    request => {
      const { params, body } = request
      return library.save(flowIn(params), body.revision, parseFlow(body.flow), agentOf(request, undefined).actor)
    },
  )

  app.post(
    '/api/flows/:id/check',
    {
      config,
      bodyLimit,
      schema: { summary: 'What is wrong with a flow', tags, params, body: checkBody, response: { 200: checkAnswer } },
    },
    async ({ params, body, headers }) => {
      const id = known(params)
      const flow = body.flow === undefined ? (await library.draft(id)).flow : parseFlow(body.flow)
      return { problems: problemViews(flow, library.checkFlow(flow), languagesOf(headers['accept-language'])) }
    },
  )

  app.post(
    '/api/flows/:id/publish',
    {
      config,
      schema: {
        summary: 'Publish a flow’s draft',
        description:
          'Makes it a version that never changes; new conversations take it. With errors in it: 422, `details.problems`.',
        tags,
        params,
        body: publishBody,
        response: { 201: publishAnswer },
      },
    },
    async (request, reply) => {
      const { params, body, headers } = request
      const id = flowIn(params)
      const { actor } = agentOf(request, undefined)
      const published = await library.publish(id, body.revision, actor, body.note).catch(async (error: unknown) => {
        throw await told(id, error, languagesOf(headers['accept-language']))
      })
      await audited(request, 'flow.published', id, published)
      return reply.code(201).send(published)
    },
  )

  app.get(
    '/api/flows/:id/versions',
    { config, schema: { summary: 'A flow’s versions', tags, params, response: { 200: versionsAnswer } } },
    ({ params }) => library.versions(flowIn(params)),
  )

  app.get(
    '/api/flows/:id/versions/:version',
    { config, schema: { summary: 'One version of a flow', tags, params: versionParams, response: { 200: versionAnswer } } },
    ({ params }) => {
      const id = known(params)
      return library.version(id, versionIn(params))
    },
  )

  app.put(
    '/api/flows/:id/live',
    { config, schema: { summary: 'Switch a flow on or off', tags, params, body: liveBody, response: { 200: liveAnswer } } },
    async request => {
      const { params, body } = request
      const id = flowIn(params)
      await library.setLive(id, body.on, agentOf(request, undefined).actor)
      await audited(request, body.on ? 'flow.on' : 'flow.off', id)
      return { live: body.on }
    },
  )

  app.get(
    '/api/plugins',
    { config, schema: { summary: 'What nodes and channels can be', tags, response: { 200: pluginsAnswer } } },
    () => plugins.descriptors().map(descriptor => ({ ...descriptor })),
  )

  app.get(
    '/api/schemas/flow.json',
    { schema: { summary: 'JSON Schema of a flow document', tags, response: { 200: z.record(z.string(), z.unknown()) } } },
    () => flowJsonSchema(),
  )

  app.get(
    '/api/availability',
    { config, schema: { summary: 'Business hours and who is there', tags: ['Team'], response: { 200: availabilityAnswer } } },
    () => ({ ...availability.get() }),
  )

  app.put(
    '/api/availability',
    {
      config,
      schema: {
        summary: 'Say when you are there',
        tags: ['Team'],
        body: availabilityBody,
        response: { 200: availabilityAnswer },
      },
    },
    async ({ body: { revision, ...body } }) => ({ ...body, ...(await availability.set(body, revision)) }),
  )

  /** The problems that keep a flow from being published, in words. */
  async function told(id: string, error: unknown, languages: readonly string[]): Promise<unknown> {
    if (!(error instanceof ParleyError) || error.code !== 'flow_has_problems') return error
    const { problems } = error.details as { problems: readonly Problem[] }
    const { flow } = await library.draft(id)
    const details = { problems: problemViews(flow, problems, languages) }
    return new ParleyError(error.code, error.params, { details, cause: error })
  }

  function known(address: { readonly id: string }): string {
    const id = flowIn(address)
    if (!library.has(id)) throw new ParleyError('flow_unknown', { id })
    return id
  }
}
