import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { ParleyError } from '../errors/parley-error.ts'
import type { Settings } from '../settings/settings.ts'
import { trusted } from './create-fastify.ts'
import { answerError } from './error-answer.ts'
import { routeUnknown } from './parley-error-of.ts'
import { secureAnswers } from './secure-answers.ts'

/** How long a handler of a channel may take before whoever asks is told so, ms. */
const handlerTimeout = 30_000
const bodyBytes = 1_048_576

/**
 * A server for one channel, that listens nowhere: what its plugin adds, throws or leaves hanging stays within it. Bodies come as they
 * are, unless the plugin adds a parser.
 */
export function createChannelApp(settings: Settings, logger: FastifyBaseLogger): FastifyInstance {
  const app: FastifyInstance = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: trusted(settings.trustProxy),
    bodyLimit: bodyBytes,
    handlerTimeout,
    return503OnClosing: false,
    frameworkErrors: answerError,
  })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.setErrorHandler((error, request, reply) => {
    // What it lacks of ours is nobody's business outside: they are to keep what they have and come again.
    const isOurs = error instanceof ParleyError && /^(secret|host|target)_/.test(error.code)
    if (isOurs) request.log.error({ err: error }, 'a channel cannot answer')
    return answerError(isOurs ? new ParleyError('channel_closed', { id: 'channel' }) : error, request, reply)
  })
  app.setNotFoundHandler((request, reply) => answerError(routeUnknown(request), request, reply))
  secureAnswers(app, settings)
  app.addHook('onRequest', (_request, reply, done) => {
    reply.header('cache-control', 'no-store')
    done()
  })
  return app
}
