import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { type ApiDocument, docsPage, docsStyle } from './docs-page.ts'

/** Collects the routes that come after it, and describes them as OpenAPI 3.1: for programs, and as a page to read. */
export function describeApi(app: FastifyInstance, publicUrl: string | undefined): void {
  app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Parley',
        version: '1',
        description:
          'Conversations between visitors, flows and people. Errors are `{ error: { code, message, details? } }`; decide on the code. Times are ms since 1970.',
      },
      ...(publicUrl === undefined ? {} : { servers: [{ url: publicUrl }] }),
      components: {
        securitySchemes: {
          visitor: { type: 'http', scheme: 'bearer', description: 'A visitor’s token, from POST /api/visitor.' },
          team: { type: 'http', scheme: 'bearer', description: 'The setting ADMIN_TOKEN, or a key of POST /api/tokens.' },
          session: { type: 'apiKey', in: 'cookie', name: '__Host-parley', description: 'Of somebody who is signed in.' },
        },
      },
    },
    transform: jsonSchemaTransform,
    transformObject: document => prune(withoutSafeBounds(jsonSchemaTransformObject(document))),
  })
}

/** The routes that show the description. Made when somebody first asks: nobody else pays for it. */
export function docsRoutes(app: FastifyInstance): void {
  const document = once(() => JSON.stringify(app.swagger()))
  const page = once(() => docsPage(JSON.parse(document()) as ApiDocument))
  const tags = ['Documentation']
  const html = { summary: 'This API to read', tags, response: { 200: { content: { 'text/html': { schema: z.string() } } } } }

  app.get(
    '/api/openapi.json',
    { schema: { summary: 'This API as OpenAPI 3.1', tags, response: { 200: z.record(z.string(), z.unknown()) } } },
    (_request, reply) => reply.type('application/json; charset=utf-8').send(document()),
  )
  app.get('/api/docs', { helmet: pagePolicy, schema: html }, (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(page()),
  )
  app.get('/api/docs/style.css', { schema: { hide: true } }, (_request, reply) =>
    reply.type('text/css; charset=utf-8').send(docsStyle),
  )
}

type Described = ReturnType<typeof jsonSchemaTransformObject>

/** Leaves out the shapes that no route speaks of: each is described both as it is read and as it is written. */
function prune(document: Described): Described {
  if (!('components' in document)) return document
  const { components, ...rest } = document
  const schemas = components?.schemas ?? {}
  const used = new Set<string>()
  const follow = (json: unknown): void => {
    for (const [, name = ''] of JSON.stringify(json).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      if (used.has(name)) continue
      used.add(name)
      follow(schemas[name] ?? {})
    }
  }
  follow(rest)
  for (const name of Object.keys(schemas)) if (!used.has(name)) delete schemas[name]
  return document
}

/** Leaves out that a whole number is one that JavaScript can count to: that bounds nothing. */
function withoutSafeBounds(document: Described): Described {
  return JSON.parse(
    JSON.stringify(document, (name, value: unknown) => (isSafeBound(name, value) ? undefined : value)),
  ) as Described
}

function isSafeBound(name: string, value: unknown): boolean {
  return (name === 'maximum' && value === Number.MAX_SAFE_INTEGER) || (name === 'minimum' && value === Number.MIN_SAFE_INTEGER)
}

function once(make: () => string): () => string {
  let made: string | undefined
  return () => {
    made ??= make()
    return made
  }
}

const pagePolicy = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
  },
}
