import type { FastifyRequest } from 'fastify'
import { ParleyError } from '../errors/parley-error.ts'

/** Any error as one of the table: what the framework throws has a place in it, what nobody foresaw is `internal`. */
export function parleyErrorOf(thrown: unknown, request: FastifyRequest): ParleyError {
  if (thrown instanceof ParleyError) return thrown
  const { code = '', statusCode = 500 } = isCoded(thrown) ? thrown : {}
  if (code === 'FST_ERR_CTP_INVALID_JSON_BODY' || code === 'FST_ERR_CTP_EMPTY_JSON_BODY') return new ParleyError('invalid_json')
  if (code === 'FST_ERR_BAD_URL' || statusCode === 404 || statusCode === 414) return routeUnknown(request)
  if (statusCode === 413) return new ParleyError('body_too_large', { limit: request.routeOptions.bodyLimit ?? 0 })
  if (statusCode === 415)
    return new ParleyError('unsupported_content', { type: (request.headers['content-type'] ?? '').slice(0, 100) })
  if (statusCode >= 400 && statusCode < 500)
    return new ParleyError('invalid_body', {}, { details: [{ path: '', message: messageOf(thrown) }] })
  return new ParleyError('internal', {}, { cause: thrown })
}

/** There is nothing at this address. */
export function routeUnknown({ url }: Pick<FastifyRequest, 'url'>): ParleyError {
  return new ParleyError('route_unknown', { path: pathOf(url) })
}

/** An address without what was asked of it: that may hold what no log or answer should repeat. */
export function pathOf(url: string): string {
  return (url.split('?')[0] ?? '').slice(0, 200)
}

function isCoded(thrown: unknown): thrown is { code?: string; statusCode?: number } {
  return (
    thrown instanceof Error &&
    (!('code' in thrown) || typeof thrown.code === 'string') &&
    (!('statusCode' in thrown) || typeof thrown.statusCode === 'number')
  )
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message.slice(0, 200) : ''
}
