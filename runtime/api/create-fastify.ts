import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import fastify, { type FastifyBaseLogger, LogController } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Settings } from '../settings/settings.ts'
import { answerBrokenRequest } from './broken-request.ts'
import { answerError } from './error-answer.ts'
import type { Api } from './parts.ts'
import { isHandshake } from './routes/socket-route.ts'
import { validate } from './validate.ts'

/** How long a request may take to arrive, ms: a file of the largest size over a line of 1 Mbit/s. */
const requestTimeout = 120_000

/** Fastify, as this server uses it. */
export function createFastify(settings: Settings, logger: FastifyBaseLogger | undefined): Api {
  return fastify<Server, IncomingMessage, ServerResponse, FastifyBaseLogger, ZodTypeProvider>({
    ...(logger ? { loggerInstance: logger } : { logger: { level: settings.logLevel } }),
    // A line for each request is `debug`, and written by us: without what was asked for.
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: trusted(settings.trustProxy),
    bodyLimit: settings.limits.teamBodyBytes,
    requestTimeout,
    return503OnClosing: false,
    frameworkErrors: answerError,
    clientErrorHandler: answerBrokenRequest,
    schemaController: { compilersFactory },
    http: { shouldUpgradeCallback: ({ headers }) => isHandshake(headers) },
  })
}

// The schemas of the contract are zod's, and answers are written as they are: that they fit, the types say and a test holds.
const compilersFactory = { buildValidator: () => validate, buildSerializer: () => () => JSON.stringify } as never

/** The address that the outermost of our own proxies saw: what stands further left in the header, anybody may have written. */
export function trusted(hops: Settings['trustProxy']): false | ((address: string, hop: number) => boolean) {
  return hops === false ? false : (_address, hop) => hop < hops
}
