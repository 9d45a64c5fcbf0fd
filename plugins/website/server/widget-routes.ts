import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { SiteApp, SiteParts } from '../../kit/server.ts'

/** How long a page may keep the script it embeds, in seconds: so late does a new build come to whoever has the old one. */
const scriptSeconds = 300

/**
 * `/widget.js`, which pages embed, and under `/widget/<build>/` what it fetches. The files of a build never change, so browsers
 * keep them for ever. `<build>~<n>` is the same build: browsers remember that a module did not come, so it is asked for there.
 */
export function widgetRoutes(app: SiteApp, { files }: Pick<SiteParts, 'files'>): void {
  app.get('/widget.js', (request, reply) => files.send('widget.js', scriptSeconds, request, forAnyPage(reply)))
  app.get('/widget/:build/:file', (request, reply) => part(request, reply, ''))
  app.get('/widget/:build/texts/:file', (request, reply) => part(request, reply, 'texts/'))

  function part(request: FastifyRequest, reply: FastifyReply, folder: string): FastifyReply {
    const { build, file } = address.parse(request.params)
    const [, wanted] = buildName.exec(build) ?? []
    if (wanted === undefined) {
      reply.callNotFound()
      return reply
    }
    // A page that is open since before an update asks for a build that is gone: the newest serves it better than nothing. At
    // the address it asked: what a module fetches later must come from beside it.
    const keep = wanted === files.hash ? 'forever' : scriptSeconds
    return files.send(`${folder}${file}`, keep, request, forAnyPage(reply))
  }
}

const buildName = /^([\w-]{1,64})(?:~\d{1,9})?$/
const address = z.object({ build: z.string(), file: z.string() })

function forAnyPage(reply: FastifyReply): FastifyReply {
  return reply.headers({ 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' })
}
