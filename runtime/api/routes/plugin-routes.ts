import { z } from 'zod'
import { pluginIn } from '../address-ids.ts'
import { agentOf } from '../agent-of.ts'
import { createAudited } from '../audited.ts'
import { installedPluginsAnswer, pluginPackagesBody, pluginSwitchBody } from '../contract.ts'
import { languagesOf } from '../languages-of.ts'
import type { Api, ApiParts } from '../parts.ts'
import { pluginsView } from '../plugin-views.ts'

const params = z.object({ id: z.string() })
const config = { limit: 'team' } as const
const tags = ['Plugins']

/** Plugins that are not part of the server: what is there, and what of it may run. */
export function pluginRoutes(
  app: Api,
  parts: Pick<ApiParts, 'plugins' | 'outside' | 'library' | 'secrets' | 'store' | 'clock'>,
): void {
  const { plugins, outside, library, secrets, store, clock } = parts
  const audited = createAudited(store, clock)
  const view = ({ headers }: { readonly headers: { readonly 'accept-language'?: string } }) =>
    pluginsView({
      plugins,
      outside,
      uses: library.uses(),
      secretsOf: id => secrets.list(`plugin:${id}`),
      languages: languagesOf(headers['accept-language']),
    })

  app.get(
    '/api/plugins/installed',
    {
      config,
      schema: {
        summary: 'All plugins, and how they stand',
        description: 'Looks at the folder of plugins first. What is found there is read, not run, until an admin switches it on.',
        tags,
        response: { 200: installedPluginsAnswer },
      },
    },
    async request => {
      await outside.look()
      return await view(request)
    },
  )

  app.put(
    '/api/plugins/:id',
    {
      config,
      schema: {
        summary: 'Switch a plugin on or off',
        description:
          'Its code then runs in the server’s own process. Send the permissions you have seen: what wants something else by now stays as it is.',
        tags,
        params,
        body: pluginSwitchBody,
        response: { 200: installedPluginsAnswer },
      },
    },
    async request => {
      const id = pluginIn(request.params)
      const { body } = request
      if (body.on) await outside.switchOn(id, body.permissions, agentOf(request, undefined).actor)
      else await outside.switchOff(id)
      await audited(request, body.on ? 'plugin.on' : 'plugin.off', id, body.on ? { permissions: body.permissions } : undefined)
      return await view(request)
    },
  )

  app.put(
    '/api/plugin-packages',
    {
      config,
      schema: {
        summary: 'The npm packages that plugins are looked for in',
        description: 'They are installed by hand, in the data folder or beside the server. Naming one does not run it.',
        tags,
        body: pluginPackagesBody,
        response: { 200: installedPluginsAnswer },
      },
    },
    async request => {
      await outside.setPackages(request.body.packages)
      await audited(request, 'plugin.packages', 'packages', { packages: request.body.packages })
      return await view(request)
    },
  )
}
