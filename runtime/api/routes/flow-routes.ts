import { z } from 'zod'
import { ParleyError } from '../../errors/parley-error.ts'
import type { Problem } from '../../flow/check/problem.ts'
import { flowJsonSchema } from '../../flow/json-schema.ts'
import { parseFlow } from '../../flow/parse-flow.ts'
import { translate } from '../../locale/translate.ts'
import { flowIn, versionIn } from '../address-ids.ts'
import {
  availabilityAnswer,
  availabilityBody,
  checkAnswer,
  checkBody,
  createFlowBody,
  draftAnswer,
  flowsAnswer,
  liveAnswer,
  liveBody,
  type ProblemView,
  pluginsAnswer,
  publishAnswer,
  publishBody,
  saveFlowBody,
  versionAnswer,
  versionsAnswer,
} from '../contract.ts'
import { languagesOf } from '../languages-of.ts'
import type { Api, ApiParts } from '../parts.ts'

const params = z.object({ id: z.string() })
const versionParams = z.object({ id: z.string(), version: z.string() })
const config = { limit: 'team' } as const
const tags = ['Flows']

/** Drawing, checking and publishing flows, and what they may be drawn with. */
export function flowRoutes(app: Api, { library, availability, descriptors, settings }: ApiParts): void {
  const { flowBodyBytes: bodyLimit } = settings.limits

  app.get('/api/flows', { config, schema: { summary: 'All flows', tags, response: { 200: flowsAnswer } } }, () => library.list())

  app.post(
    '/api/flows',
    { config, bodyLimit, schema: { summary: 'Add a flow', tags, body: createFlowBody, response: { 201: draftAnswer } } },
    async ({ body }, reply) => reply.code(201).send(await library.create(parseFlow(body.flow))),
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
    ({ params, body }) => library.save(flowIn(params), body.revision, parseFlow(body.flow)),
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
      const problems = body.flow === undefined ? await library.check(id) : library.checkFlow(parseFlow(body.flow))
      return { problems: problemViews(problems, languagesOf(headers['accept-language'])) }
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
    async ({ params, body, headers }, reply) => {
      try {
        return await reply.code(201).send(await library.publish(flowIn(params), body.revision, 'api:admin', body.note))
      } catch (error) {
        throw told(error, languagesOf(headers['accept-language']))
      }
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
    async ({ params, body }) => {
      await library.setLive(flowIn(params), body.on)
      return { live: body.on }
    },
  )

  app.get('/api/plugins', { config, schema: { summary: 'What nodes can be', tags, response: { 200: pluginsAnswer } } }, () =>
    descriptors.map(descriptor => ({ ...descriptor })),
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

  function known(address: { readonly id: string }): string {
    const id = flowIn(address)
    if (!library.has(id)) throw new ParleyError('flow_unknown', { id })
    return id
  }
}

function problemViews(problems: readonly Problem[], languages: readonly string[]): readonly ProblemView[] {
  return problems.map(({ params, ...problem }) => ({
    ...problem,
    message: translate(`problems.${problem.code}`, params, languages),
  }))
}

/** The problems that keep a flow from being published, in words. */
function told(error: unknown, languages: readonly string[]): unknown {
  if (!(error instanceof ParleyError) || error.code !== 'flow_has_problems') return error
  const { problems } = error.details as { problems: readonly Problem[] }
  return new ParleyError(error.code, error.params, { details: { problems: problemViews(problems, languages) }, cause: error })
}
