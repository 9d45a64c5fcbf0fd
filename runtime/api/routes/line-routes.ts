import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { createChannelApp } from '../create-channel-app.ts'
import type { ApiParts } from '../parts.ts'

const url = '/channels/:kind/:id/*'
const method = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
const params = z.object({ kind: z.string(), id: z.string() })

/**
 * Where the outside calls channels. Requests are handed over as they came, before anything of their bodies was read: so a channel can be
 * closed and opened while the server runs, and whatever it does with a request touches no other.
 */
export function lineRoutes(app: FastifyInstance, { lines, settings }: Pick<ApiParts, 'lines' | 'settings'>): void {
  if (!lines) return
  app.addHook('onReady', done => {
    const origin = (): string => settings.publicUrl ?? listening(app)
    // Nobody waits for a channel: requests to one that is still opening do.
    lines.open({ createApp: () => createChannelApp(settings, app.log), origin }).catch(error => app.log.error({ err: error }))
    done()
  })
  app.route({
    method,
    url,
    schema: { hide: true },
    config: { limit: 'channels' },
    async onRequest(request, reply) {
      const { kind, id } = params.parse(request.params)
      const answer = await lines.answerer(kind, id)
      request.raw.url = belowChannel(request.raw.url ?? '')
      reply.hijack()
      answer(request.raw, reply.raw)
    },
    handler: (_request, reply) => reply,
  })
}

/** An address as the channel's own server sees it: without what leads to it. */
function belowChannel(address: string): string {
  return `/${/^\/channels\/[^/?]*\/[^/?]*\/(.*)$/s.exec(address)?.[1] ?? ''}`
}

function listening(app: FastifyInstance): string {
  const [address] = app.addresses()
  if (typeof address !== 'object') return 'http://localhost'
  const { family, port } = address
  const host = address.address === '::' || address.address === '0.0.0.0' ? 'localhost' : address.address
  return `http://${family === 'IPv6' && host !== 'localhost' ? `[${host}]` : host}:${port}`
}
