import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Bundle } from '../../plugins/kit/server.ts'
import { bundleFailed } from './bundle-failed.ts'

/** A bundle, and the file that declares it, as a path from the root. */
export interface FoundBundle {
  readonly file: string
  readonly bundle: Bundle
}

/** Every bundle there is: what `build.ts` of a plugin, or of the builder, exports as `bundle`. Error: `bundle_failed`. */
export async function findBundles(root: string): Promise<readonly FoundBundle[]> {
  const plugins = readdirSync(join(root, 'plugins')).sort()
  const files = [...plugins.map(name => `plugins/${name}/build.ts`), 'builder/build.ts']
  const there = files.filter(file => statSync(join(root, file), { throwIfNoEntry: false })?.isFile() === true)
  return Promise.all(there.map(async file => ({ file, bundle: await loadBundle(root, file) })))
}

/** What a file declares. Error: `bundle_failed`, when it does not load or declares nothing. */
export async function loadBundle(root: string, file: string): Promise<Bundle> {
  const module = await load(join(root, file)).catch((error: unknown) => {
    throw bundleFailed(file, root, error)
  })
  const found = 'bundle' in module ? module.bundle : undefined
  if (!isBundle(found)) throw bundleFailed(file, root, 'it exports no `bundle` with name, sources and build')
  return found
}

async function load(path: string): Promise<object> {
  return (await import(pathToFileURL(path).href)) as object
}

function isBundle(value: unknown): value is Bundle {
  if (typeof value !== 'object' || value === null || !('name' in value && 'sources' in value && 'build' in value)) return false
  const { name, sources, build } = value
  return typeof name === 'string' && /^[a-z][a-z0-9-]*$/.test(name) && Array.isArray(sources) && typeof build === 'function'
}
