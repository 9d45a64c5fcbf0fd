import type { FastifyReply, FastifyRequest } from 'fastify'
import { ParleyError } from '../errors/parley-error.ts'
import { answerError } from './error-answer.ts'
import type { Route } from './guard-routes.ts'
import { pathOf, routeUnknown } from './parley-error-of.ts'

/** Answers what no route takes: 405 with the methods there are, where there are others, else 404. */
export function answerUnknown(routes: readonly Route[]): (request: FastifyRequest, reply: FastifyReply) => void {
  return (request, reply) => {
    const path = pathOf(request.url)
    const { method } = request
    const methods = [...new Set(routes.filter(({ url }) => fits(path, url)).map(route => route.method))]
    // A route that takes it and has nothing there sends it here as well.
    const isOther = methods.length > 0 && !methods.includes(method)
    const error = isOther
      ? new ParleyError('method_not_allowed', { method, path, allowed: methods.join(', ') })
      : routeUnknown(request)
    answerError(error, request, reply)
  }
}

function fits(path: string, route: string): boolean {
  const given = path.split('/')
  const wanted = route.split('/')
  return (
    given.length === wanted.length && wanted.every((part, at) => (part.startsWith(':') ? given[at] !== '' : part === given[at]))
  )
}
