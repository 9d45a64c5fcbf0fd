import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BundleFiles } from '../../plugins/kit/server.ts'
import { createBundleFiles } from '../bundles/bundle-files.ts'
import type { BuiltBundle } from '../bundles/open-bundles.ts'

/** The team's app as it was built. */
export interface AppBundle {
  readonly files: BundleFiles
  /** Its one page, with relative addresses. */
  readonly html: string
}

/** Opens what `builder/build.ts` has built. */
export function openAppBundle(bundles: ReadonlyMap<string, BuiltBundle>): AppBundle {
  const bundle = bundles.get('builder')
  if (!bundle) throw new Error('builder/build.ts makes no bundle named "builder"')
  return { files: createBundleFiles(bundle), html: readFileSync(join(bundle.folder, 'index.html'), 'utf8') }
}
