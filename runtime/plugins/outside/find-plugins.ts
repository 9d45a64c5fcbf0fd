import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { z } from 'zod'
import type { PluginProblem } from './problem.ts'

/** A place where a plugin is, or ought to be. */
export interface Found {
  readonly origin: 'folder' | 'package'
  /** The name of its package, or its folder within the data folder. */
  readonly place: string
  /** The folder's name; of a package what its source says is known later. */
  readonly id?: string
  readonly files?: Files
  readonly problem?: PluginProblem
}

/** The files of one plugin. */
export interface Files {
  /** Absolute, and really there: no link. */
  readonly folder: string
  /** Where the declaration is, within the folder. */
  readonly index: string
  /** Where its I/O is, if it has any. */
  readonly server?: string
  /** Differs when any of its files does. */
  readonly stamp: string
  /** When one of them changed last, ms since 1970. */
  readonly changedAt: number
}

/** Every folder in a folder of plugins, but for hidden ones; none where there is no such folder. */
export async function findFolders(plugins: string): Promise<readonly Found[]> {
  const entries = await readdir(plugins, { withFileTypes: true }).catch(() => [])
  const names = entries.filter(entry => (entry.isDirectory() || entry.isSymbolicLink()) && !/^\.|^node_modules$/.test(entry.name))
  const found = names.map(async ({ name }): Promise<Found | undefined> => {
    const folder = join(plugins, name)
    const about = { origin: 'folder', place: `plugins/${name}`, id: name } as const
    const kind = await stat(folder).catch(() => undefined)
    if (kind?.isDirectory() !== true) return undefined
    if (!/^[a-z][a-z0-9-]{0,63}$/.test(name)) return { ...about, problem: { code: 'folder_name', params: { name } } }
    const names = await readdir(folder).catch(() => [])
    const index = names.find(file => file === 'index.ts') ?? names.find(file => file === 'index.js')
    if (index === undefined) return { ...about, problem: { code: 'index_missing' } }
    return { ...about, files: await filesOf(folder, index) }
  })
  return (await Promise.all(found)).filter(each => each !== undefined).sort((a, b) => (a.place < b.place ? -1 : 1))
}

/** The packages of these names, where Node would find them from one of these folders. */
export function findPackages(names: readonly string[], roots: readonly string[]): Promise<readonly Found[]> {
  return Promise.all(names.map(name => findPackage(name, roots)))
}

async function findPackage(name: string, roots: readonly string[]): Promise<Found> {
  const about = { origin: 'package', place: name } as const
  for (const root of roots) {
    const folder = join(root, 'node_modules', name)
    const text = await readFile(join(folder, 'package.json'), 'utf8').catch(() => undefined)
    if (text === undefined) continue
    const entry = entryOf(text)
    const path = entry === undefined ? undefined : join(folder, entry)
    const kind = path === undefined ? undefined : await stat(path).catch(() => undefined)
    if (path === undefined || kind?.isFile() !== true || relative(folder, path).startsWith('..'))
      return { ...about, problem: { code: 'index_missing', file: 'package.json' } }
    // Node takes the types out of files everywhere but there.
    if (/\.[cm]?tsx?$/.test(path))
      return { ...about, problem: { code: 'package_source', params: { file: relative(folder, path) } } }
    return { ...about, files: await filesOf(dirname(path), relative(dirname(path), path)) }
  }
  return { ...about, problem: { code: 'package_missing', params: { name } } }
}

const target: z.ZodType<string | undefined> = z.lazy(() =>
  z.union([
    z.string(),
    z
      .looseObject({})
      .transform(given => new Map<string, unknown>(Object.entries(given)))
      .transform(given => {
        for (const name of ['.', 'node', 'import', 'module', 'default']) {
          const found = target.safeParse(given.get(name))
          if (found.success && found.data !== undefined) return found.data
        }
        return undefined
      }),
  ]),
)
const manifest = z.object({ exports: target.optional().catch(undefined), main: z.string().optional().catch(undefined) })

function entryOf(text: string): string | undefined {
  try {
    const read = manifest.safeParse(JSON.parse(text))
    return read.success ? (read.data.exports ?? read.data.main ?? 'index.js') : undefined
  } catch {
    return undefined
  }
}

async function filesOf(lies: string, index: string): Promise<Files> {
  const folder = await realpath(lies)
  const kinds = await Promise.all((await listFiles(folder)).map(async file => ({ file, ...(await sizeOf(join(folder, file))) })))
  const names = kinds.map(({ file }) => file)
  const server = ['server.ts', 'server.js'].find(name => names.includes(name))
  return {
    folder,
    index,
    ...(server === undefined ? {} : { server }),
    stamp: JSON.stringify([folder, index, kinds.map(({ file, at, bytes }) => [file, at, bytes])]),
    changedAt: Math.floor(Math.max(0, ...kinds.map(({ at }) => at))),
  }
}

/** All files but what is hidden or installed: a plugin is small, and whoever puts a whole disk there is stopped. */
async function listFiles(folder: string, under = ''): Promise<readonly string[]> {
  const files: string[] = []
  for (const entry of await readdir(join(folder, under), { withFileTypes: true }).catch(() => [])) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
    const path = join(under, entry.name)
    if (entry.isDirectory()) files.push(...(await listFiles(folder, path)))
    else if (entry.isFile()) files.push(path)
    if (files.length > most) break
  }
  return files.sort().slice(0, most)
}

const most = 2_000

async function sizeOf(file: string): Promise<{ readonly at: number; readonly bytes: number }> {
  const { mtimeMs = 0, size = 0 } = (await stat(file).catch(() => undefined)) ?? {}
  return { at: mtimeMs, bytes: size }
}
