import type { FastifyRequest } from 'fastify'
import { ParleyError } from '../errors/parley-error.ts'
import type { Settings } from '../settings/settings.ts'
import { originOf } from './origin-of.ts'

type Where = Pick<Settings, 'publicUrl'>

/**
 * A request that carries a session, and changes something or stays open, has to come from a page of this server: browsers say so,
 * and no page can make them lie. Error: `cross_site_refused`.
 */
export function requireSameOrigin(request: FastifyRequest, where: Where): void {
  const { origin, 'sec-fetch-site': site } = request.headers
  const isOwn = site === undefined ? origin !== undefined && isOwnOrigin(origin, request, where) : site === 'same-origin'
  if (!isOwn) throw refused(request)
}

/** The same for whoever has no session yet and wants one. A program that says nothing of where it comes from is no browser. */
export function refuseOtherSites(request: FastifyRequest, where: Where): void {
  const { origin, 'sec-fetch-site': site } = request.headers
  if (origin !== undefined || site !== undefined) requireSameOrigin(request, where)
}

function isOwnOrigin(origin: string, request: FastifyRequest, where: Where): boolean {
  return origin === URL.parse(originOf(request, where))?.origin || origin === originOf(request, {})
}

function refused({ headers }: FastifyRequest): ParleyError {
  const said = [headers.origin, headers['sec-fetch-site']].flat().find(text => text !== undefined && text !== '') ?? '?'
  return new ParleyError('cross_site_refused', { origin: said.slice(0, 200) })
}
