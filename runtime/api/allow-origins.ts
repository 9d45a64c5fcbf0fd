import cors, { type FastifyCorsOptions } from '@fastify/cors'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ChannelSettings, Channels } from '../channels/channels.ts'
import type { AllowsOrigin } from '../channels/origins.ts'
import { ParleyError } from '../errors/parley-error.ts'
import type { Settings } from '../settings/settings.ts'

/** Where a request or a frame comes from, as its headers say. */
export interface From {
  readonly origin?: string | undefined
  /** The name it came to. */
  readonly host?: string | undefined
  readonly acceptLanguage?: string | undefined
  readonly userAgent?: string | undefined
  /** The network address it came from. */
  readonly address?: string | undefined
  /** Two letters: where a proxy before this server says it comes from. Anybody may write the header. */
  readonly country?: string | undefined
}

/** Lets pages use a channel, and gives it. Errors: `channel_unknown`, `origin_refused`. */
export type Admit = (from: From, channel: string) => ChannelSettings

export function createAdmit(channels: Pick<Channels, 'get'>, allows: AllowsOrigin): Admit {
  return ({ origin, host }, id) => {
    const channel = channels.get(id)
    if (!allows(origin, host, id)) throw originRefused(origin)
    return channel
  }
}

/** Where a request comes from. */
export function fromOf({ headers, ip }: Pick<FastifyRequest, 'headers'> & { readonly ip?: string }): From {
  const [country] = [headers['cf-ipcountry'], headers['x-country-code']].flat().filter(text => text !== undefined)
  return {
    origin: headers.origin,
    host: headers.host,
    acceptLanguage: headers['accept-language'],
    userAgent: headers['user-agent'],
    address: ip,
    // XX and T1: nobody knows, and Tor.
    country: country !== undefined && /^(?!XX$)[A-Z]{2}$/i.test(country) ? country.toUpperCase() : undefined,
  }
}

/**
 * Lets pages of other origins talk to the visitor API, where any channel takes them: which one is meant is not known yet. Nobody
 * sends cookies there, so a list of origins keeps no secret: it keeps strangers' pages from using this server. Error:
 * `origin_refused`.
 */
export function allowOrigins(app: FastifyInstance, { origins }: Pick<Settings, 'origins'>, allows: AllowsOrigin): void {
  const answerTo = ({ url, headers }: FastifyRequest): FastifyCorsOptions => {
    if (!/^\/api\/visitor([/?]|$)/.test(url)) return { origin: false }
    const { origin } = headers
    if (!allows(origin, headers.host)) throw originRefused(origin)
    if (origins.length === 0) return { origin: '*', ...answer }
    return origin === undefined ? { origin: false } : { origin, ...answer }
  }
  app.register(cors, {
    strictPreflight: false,
    delegator(request, done) {
      try {
        done(null, answerTo(request))
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)))
      }
    },
  })
}

function originRefused(origin = ''): ParleyError {
  return new ParleyError('origin_refused', { origin: origin.slice(0, 200) })
}

const answer = {
  methods: ['GET', 'POST'],
  allowedHeaders: ['authorization', 'content-type'],
  exposedHeaders: ['retry-after', 'x-request-id'],
  maxAge: 7_200,
}
