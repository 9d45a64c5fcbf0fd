import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ParleyError } from '../../errors/parley-error.ts'
import { builtIn } from '../load-plugins.ts'

/** What a new plugin can be; `io` is an action that asks another system. */
export const newKinds = ['action', 'io', 'trigger', 'channel'] as const
export type NewKind = (typeof newKinds)[number]

/**
 * Makes a folder with a plugin that works, its texts and its test, in the data folder. Gives the folder and the names of its files.
 * Errors: `plugin_name_invalid`, `plugin_exists`.
 */
export async function createPlugin(
  kind: NewKind,
  id: string,
  dataDir: string,
): Promise<{ readonly folder: string; readonly files: readonly string[] }> {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id) || id.length > 64 || reserved.has(id))
    throw new ParleyError('plugin_name_invalid', { id })
  const folder = join(dataDir, 'plugins', id)
  for (const taken of [folder, join(builtIn, id)])
    if (await exists(taken)) throw new ParleyError('plugin_exists', { place: taken })
  const templates = join(import.meta.dirname, 'templates', kind)
  const names = await readdir(templates)
  // All of it or nothing: a server that watches the folder sees it whole.
  const half = join(dataDir, 'plugins', `.${id}`)
  await rm(half, { recursive: true, force: true })
  await mkdir(half, { recursive: true })
  const files = await Promise.all(
    names.sort().map(async name => {
      const file = name.replace(/\.txt$/, '')
      await writeFile(join(half, file), named(await readFile(join(templates, name), 'utf8'), id))
      return file
    }),
  )
  await rename(half, folder)
  return { folder, files }
}

// Names that mean something else where a plugin's declaration or its folder stands.
const reserved = new Set(['kit', 'node-modules', 'class', 'new', 'default', 'delete', 'import', 'export', 'function', 'return'])

/** The template's own name in its three shapes, replaced: `my-plugin`, `myPlugin`, `My plugin`. */
function named(source: string, id: string): string {
  const camel = id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
  const words = id.replaceAll('-', ' ')
  return source
    .replaceAll('my-plugin', id)
    .replaceAll('myPlugin', camel)
    .replaceAll('MyPlugin', `${camel[0]?.toUpperCase()}${camel.slice(1)}`)
    .replaceAll('My plugin', `${words[0]?.toUpperCase()}${words.slice(1)}`)
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
