import type { Site } from './api/sites.ts'
import { createBundleFiles } from './bundles/bundle-files.ts'
import type { BuiltBundle } from './bundles/open-bundles.ts'
import { ParleyError } from './errors/parley-error.ts'
import type { Plugins } from './plugins/load-plugins.ts'

/** What channels serve, each with the bundle of its folder's `build.ts`. Error: `plugin_invalid`, where there is none. */
export function createSites({ sites }: Pick<Plugins, 'sites'>, bundles: ReadonlyMap<string, BuiltBundle>): readonly Site[] {
  return [...sites]
    .filter(([, half]) => half.site !== undefined)
    .map(([id, half]) => {
      const bundle = bundles.get(id)
      if (!bundle)
        throw new ParleyError('plugin_invalid', {
          id,
          why: 'its server.ts serves a site, and no build.ts makes a bundle of that name',
        })
      return { half, files: createBundleFiles(bundle) }
    })
}
