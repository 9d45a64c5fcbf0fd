import type { FastifyInstance } from 'fastify'
import { errorWords } from '../../plugins/kit/error-words.ts'
import type { AnyServeChannel, BundleFiles } from '../../plugins/kit/server.ts'
import type { Channels } from '../channels/channels.ts'
import { ParleyError } from '../errors/parley-error.ts'
import type { Library } from '../library/library.ts'
import type { Settings } from '../settings/settings.ts'
import { languagesOf } from './languages-of.ts'
import { originOf } from './origin-of.ts'

/** What a kind of channel serves at the root of the server, and what was built for it. */
export interface Site {
  readonly half: AnyServeChannel
  readonly files: BundleFiles
}

/** Adds the pages and files of channels: they can only be read, and are no part of the API's description. Error: `plugin_invalid`. */
export function mountSites(app: FastifyInstance, sites: readonly Site[], settings: Pick<Settings, 'publicUrl'>): void {
  for (const { half, files } of sites)
    app.register((api, _options, done) => {
      try {
        half.site?.(
          {
            get: (path, answer) => void api.get(path, { schema: { hide: true } }, (request, reply) => answer(request, reply)),
          },
          {
            files,
            originOf: request => originOf(request, settings),
            languagesOf: ({ headers }, chosen) => languagesOf(headers['accept-language'], chosen),
          },
        )
        done()
      } catch (error) {
        const why = errorWords(error)
        done(new ParleyError('plugin_invalid', { id: half.channel.id, why }, { cause: error }))
      }
    })
}

/** The page that shows a channel at work: of the first kind that has one, and a live flow. */
export function frontOf(sites: readonly Site[], channels: Channels, library: Pick<Library, 'firstLive'>): string | undefined {
  const hasFlow = (kind: string): boolean =>
    channels.list().some(channel => channel.kind.id === kind && library.firstLive(channel.id) !== undefined)
  return sites.map(({ half }) => half).find(({ front, channel }) => front !== undefined && hasFlow(channel.id))?.front
}
