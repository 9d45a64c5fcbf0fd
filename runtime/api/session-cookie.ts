import { fastifyCookie } from '@fastify/cookie'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Settings } from '../settings/settings.ts'

/** The cookie that holds the secret of a session. No script reads it, and it goes to this very host alone. */
export interface SessionCookie {
  read(request: FastifyRequest): string | undefined
  give(request: FastifyRequest, reply: FastifyReply, secret: string): void
  take(request: FastifyRequest, reply: FastifyReply): void
}

/** The prefix makes browsers refuse a cookie that another host of the same domain has set. */
const safeName = '__Host-parley'
const plainName = 'parley'

export function createSessionCookie(
  app: FastifyInstance,
  { publicUrl, limits }: Pick<Settings, 'publicUrl' | 'limits'>,
): SessionCookie {
  // It only reads and writes: most requests carry no cookie of ours, and none that is signed.
  app.register(fastifyCookie, { hook: false })
  const maxAge = limits.sessionDays * 86_400
  let warned = false
  const isSafe = (request: FastifyRequest): boolean =>
    publicUrl?.startsWith('https:') === true || request.protocol === 'https' || keepsSecureHere(request)
  const write = (request: FastifyRequest, reply: FastifyReply, value: string, maxAge: number): void => {
    const secure = isSafe(request)
    if (!secure && !warned) {
      warned = true
      request.log.warn(
        'people sign in over plain http: whoever is on the way reads their sessions. Use https, and set PUBLIC_URL',
      )
    }
    const name = secure ? safeName : plainName
    reply.header('set-cookie', app.serializeCookie(name, value, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge }))
  }
  return {
    read(request) {
      const { cookie } = request.headers
      if (cookie === undefined) return undefined
      const secret = app.parseCookie(cookie)[isSafe(request) ? safeName : plainName]
      return secret === '' ? undefined : secret
    },
    give: (request, reply, secret) => write(request, reply, secret, maxAge),
    take: (request, reply) => write(request, reply, '', 0),
  }
}

// Chromium and Firefox take this very machine for safe without https. Safari does not, and drops what is marked as secure.
function keepsSecureHere({ hostname, headers }: FastifyRequest): boolean {
  const isHere = /^(localhost|127\.0\.0\.1)$/.test(hostname)
  return isHere && !/ Version\/[\d.]+ .*Safari\//.test(headers['user-agent'] ?? '')
}
