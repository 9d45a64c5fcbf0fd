import { existsSync, readdirSync, readFileSync, utimesSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import { loadCsf } from 'storybook/internal/csf-tools'
import type { Indexer } from 'storybook/internal/types'
import { type Plugin, transformWithOxc } from 'vite'

const root = join(import.meta.dirname, '..')
const builtIn = join(root, 'plugins')
/** Where plugins lie that are not ours: in the data folder of the server. */
export const ownFolder: string = resolve(root, process.env['DATA_DIR'] ?? 'data', 'plugins')
const list = join(root, 'stories', 'gallery', 'own-plugins.ts')
const gallery = join(root, 'stories', 'gallery', 'plugins.stories.tsx')

/** A story for each plugin there is: the file that draws one is given an export for each folder. */
export const galleryIndexer: Indexer = {
  test: /gallery\/plugins\.stories\.tsx$/,
  createIndex: (fileName, { makeTitle }) =>
    Promise.resolve(loadCsf(withStories(readFileSync(fileName, 'utf8')), { fileName, makeTitle }).parse().indexInputs),
}

/** Lets stories see plugins that lie outside of the repository, as the server does. */
export function ownPlugins(): Plugin {
  return {
    name: 'parley:own-plugins',
    enforce: 'pre',
    // What is imported there is ours, wherever the folder lies.
    resolveId(source, importer) {
      if (importer?.startsWith(ownFolder + sep) !== true) return undefined
      if (source === 'parley/kit') return join(builtIn, 'kit', 'index.ts')
      return source === 'zod' ? this.resolve(source, gallery, { skipSelf: true }) : undefined
    },
    load(id) {
      const [path = ''] = id.split('?')
      if (path === list) return listOfOwn()
      if (path === gallery) return withStories(readFileSync(path, 'utf8'))
      return path.startsWith(ownFolder + sep) && /\.[jt]s$/.test(path) ? readable(path) : undefined
    },
    // A folder that comes or goes is a story more or less: as if its file had been saved.
    configureServer({ watcher }) {
      watcher.add(ownFolder)
      const changed = (path: string): void => {
        const isPlugin = [ownFolder, builtIn].some(folder => path.startsWith(folder + sep)) && /[\\/]index\.[jt]s$/.test(path)
        if (!isPlugin) return
        const now = new Date()
        for (const file of [list, gallery]) utimesSync(file, now, now)
      }
      watcher.on('add', changed)
      watcher.on('unlink', changed)
    },
  }
}

function folders(of: string): readonly { readonly id: string; readonly file: string }[] {
  if (!existsSync(of)) return []
  return readdirSync(of)
    .toSorted()
    .flatMap(
      id => ['index.ts', 'index.js'].map(name => ({ id, file: join(of, id, name) })).find(({ file }) => existsSync(file)) ?? [],
    )
}

function listOfOwn(): string {
  const entries = folders(ownFolder).map(({ id, file }) => `${JSON.stringify(id)}: () => import(${JSON.stringify(file)}),`)
  return `export const ownPlugins = {\n${entries.join('\n')}\n}\n`
}

/** Own ones first: whoever opens this is at work on one. */
function withStories(code: string): string {
  const own = folders(ownFolder).map(({ id }) => storyOf(`data-${id}`, `${id} (data)`, { own: id }))
  const ours = folders(builtIn)
    .filter(({ id }) => id !== 'kit')
    .map(({ id }) => storyOf(id, id, { id }))
  return [code, ...new Set([...own, ...ours])].join('\n')
}

function storyOf(id: string, name: string, args: object): string {
  const words = id.split(/[^a-zA-Z0-9]+/).map(word => word.slice(0, 1).toUpperCase() + word.slice(1))
  return `export const ${words.join('')} = ${JSON.stringify({ name, args })}`
}

/** The file, or one that says what is wrong with it when it runs: a build would end at it, and with it all other stories. */
async function readable(path: string): Promise<string> {
  const code = readFileSync(path, 'utf8')
  try {
    await transformWithOxc(code, path)
    return code
  } catch (error) {
    return `throw new Error(${JSON.stringify(String(error))})\nexport {}\n`
  }
}
