import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ParleyError } from '../errors/parley-error.ts'
import { findOddText } from './find-odd-text.ts'

/** How deep a body may be nested. */
const deepest = 64

/**
 * Takes JSON in UTF-8 and nothing else as a body, with no text in it that a store or a terminal could stumble over.
 * Errors: `unsupported_content`, `invalid_json`, `body_too_deep`, `invalid_body`.
 */
export function readJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, text, done) => {
    const type = foreignType(request)
    if (type !== undefined) return done(new ParleyError('unsupported_content', { type }))
    // An empty body is a body without fields: whether that is enough, the schema says.
    if (text === '') return done(null, undefined)
    return parse(request, text, (error, json: unknown) => {
      if (error) return done(new ParleyError('invalid_json'))
      const odd = findOddText(json, deepest)
      if (odd === 'too deep') return done(new ParleyError('body_too_deep', { limit: deepest }))
      if (odd) return done(new ParleyError('invalid_body', {}, { details: [odd] }))
      return done(null, json)
    })
  })
}

function foreignType({ headers }: FastifyRequest): string | undefined {
  const encoding = headers['content-encoding'] ?? 'identity'
  if (encoding.toLowerCase() !== 'identity') return encoding.slice(0, 100)
  const type = headers['content-type'] ?? ''
  const [, charset = 'utf-8'] = /;\s*charset\s*=\s*"?([^\s;"]*)/i.exec(type) ?? []
  return /^utf-?8$|^us-ascii$/i.test(charset) ? undefined : type.slice(0, 100)
}
