import type { FastifyReply, FastifyRequest } from 'fastify'
import { type ErrorCode, errorCodes } from '../errors/codes.ts'
import { type Issue, isIssueCode } from '../errors/issue.ts'
import type { ParleyError } from '../errors/parley-error.ts'
import { issueWords } from '../locale/issue-words.ts'
import { translate } from '../locale/translate.ts'
import { languagesOf } from './languages-of.ts'
import { parleyErrorOf } from './parley-error-of.ts'

/** Seconds after which to come back, when nobody knows better. */
const retryAfter: Partial<Record<ErrorCode, number>> = {
  storage_full: 30,
  store_unavailable: 2,
  overloaded: 1,
  too_busy: 2,
  channel_closed: 5,
  shutting_down: 2,
  not_ready: 1,
}

/** Answers every error there is by the one table: code, message in the caller's language, details. */
export function answerError(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const error = parleyErrorOf(thrown, request)
  const { code, params, details } = error
  const status = errorCodes[code]
  if (status === 500) request.log.error({ err: thrown, code }, 'request failed')
  const seconds = retryAfterOf(error)
  if (seconds !== undefined) reply.header('retry-after', seconds)
  if (status === 401) reply.header('www-authenticate', 'Bearer')
  if (code === 'method_not_allowed') reply.header('allow', params.allowed)
  if (code === 'upgrade_required') reply.header('connection', 'upgrade').header('upgrade', 'websocket')
  if (code === 'shutting_down') reply.header('connection', 'close')
  void reply
    .code(status)
    .header('x-request-id', request.id)
    .send(errorBody(error, request.headers['accept-language'], details))
}

/** The seconds after which the same may well succeed; undefined when it will not. */
export function retryAfterOf({ code, params }: ParleyError): number | undefined {
  const status = errorCodes[code]
  if (status !== 429 && status !== 503) return undefined
  return typeof params.seconds === 'number' ? params.seconds : retryAfter[code]
}

/** The body of an error's answer. */
export function errorBody({ code, params }: ParleyError, acceptLanguage?: string, details?: unknown): object {
  const languages = languagesOf(acceptLanguage)
  const [said, quoted] = Array.isArray(details) ? spoken(details, params, languages) : [details, params]
  const message = translate(`errors.${code}`, quoted, languages)
  return { error: { code, message, ...(details === undefined || code === 'internal' ? {} : { details: said }) } }
}

/** What a schema found wrong in the caller's words, also where the message quotes the first of it. */
function spoken(
  details: readonly unknown[],
  params: ParleyError['params'],
  languages: readonly string[],
): readonly [readonly unknown[], ParleyError['params']] {
  const said = details.map(entry => {
    if (!isIssue(entry)) return entry
    const { words: _words, ...issue } = entry
    return { ...issue, message: issueWords(entry, languages) }
  })
  const [first] = details
  const [now] = said
  const isQuoted = isIssue(first) && isIssue(now) && params['message'] === first.message
  return [said, isQuoted ? { ...params, message: now.message } : params]
}

function isIssue(entry: unknown): entry is Issue {
  return typeof entry === 'object' && entry !== null && 'message' in entry && 'code' in entry && isIssueCode(entry.code)
}
