import type { FastifyReply, FastifyRequest } from 'fastify'
import { type ErrorCode, errorCodes } from '../errors/codes.ts'
import type { ParleyError } from '../errors/parley-error.ts'
import { translate } from '../locale/translate.ts'
import { languagesOf } from './languages-of.ts'
import { parleyErrorOf } from './parley-error-of.ts'

/** Seconds after which to come back, when nobody knows better. */
const retryAfter: Partial<Record<ErrorCode, number>> = {
  storage_full: 30,
  store_unavailable: 2,
  overloaded: 1,
  shutting_down: 2,
  not_ready: 1,
}

/** Answers every error there is by the one table: code, message in the caller's language, details. */
export function answerError(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const error = parleyErrorOf(thrown, request)
  const { code, params, details } = error
  const status = errorCodes[code]
  if (status === 500) request.log.error({ err: thrown, code }, 'request failed')
  const seconds = typeof params.seconds === 'number' ? params.seconds : retryAfter[code]
  if ((status === 429 || status === 503) && seconds !== undefined) reply.header('retry-after', seconds)
  if (status === 401) reply.header('www-authenticate', 'Bearer')
  if (code === 'method_not_allowed') reply.header('allow', params.allowed)
  if (code === 'shutting_down') reply.header('connection', 'close')
  void reply
    .code(status)
    .header('x-request-id', request.id)
    .send(errorBody(error, request.headers['accept-language'], details))
}

/** The body of an error's answer. */
export function errorBody({ code, params }: ParleyError, acceptLanguage?: string, details?: unknown): object {
  const message = translate(`errors.${code}`, params, languagesOf(acceptLanguage))
  return { error: { code, message, ...(details === undefined || code === 'internal' ? {} : { details }) } }
}
