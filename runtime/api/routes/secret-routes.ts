import { ParleyError } from '../../errors/parley-error.ts'
import { pluginIn } from '../address-ids.ts'
import type { Api, ApiParts } from '../parts.ts'
import { knownChannel } from './channel-routes.ts'
import { ownedSecretRoutes } from './owned-secret-routes.ts'

/** Credentials of plugins: set and taken away here, read nowhere. */
export function secretRoutes(app: Api, parts: Pick<ApiParts, 'plugins' | 'outside' | 'secrets' | 'store' | 'clock'>): void {
  const { plugins, outside } = parts
  const about = {
    tag: 'Plugins',
    set: {
      summary: 'Set a secret of a plugin',
      description:
        'In place of the one of this name. It is kept sealed and opened for calls of this plugin alone; no answer ever holds it.',
    },
    remove: { summary: 'Take a secret of a plugin away', description: 'Calls that need it fail from then on.' },
    ownerOf(params: { readonly id: string }): string {
      const id = pluginIn(params)
      const isKnown = plugins.declarations.has(id) || plugins.channels.has(id) || outside.list().some(plugin => plugin.id === id)
      if (!isKnown) throw new ParleyError('plugin_unknown', { id })
      return `plugin:${id}`
    },
  }
  ownedSecretRoutes(app, '/api/plugins/:id/secrets/:name', about, parts)
}

/** Credentials of channels: set and taken away here, read nowhere. */
export function channelSecretRoutes(app: Api, parts: Pick<ApiParts, 'channels' | 'secrets' | 'store' | 'clock'>): void {
  const about = {
    tag: 'Channels',
    set: {
      summary: 'Set a secret of a channel',
      description:
        'In place of the one of this name. It is kept sealed; no answer ever holds it. The channel is opened anew with it.',
    },
    remove: { summary: 'Take a secret of a channel away' },
    ownerOf: (params: { readonly id: string }) => `channel:${knownChannel(parts, params)}`,
  }
  ownedSecretRoutes(app, '/api/channels/:id/secrets/:name', about, parts)
}
